/** An iCalendar file as `ical.js` parses it (jCal, RFC 7265), with a little help to read it. */
import ICAL from 'ical.js';

export type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, string | string[]>>,
  type: string,
  ...values: unknown[],
];

/** A calendar, an event, the definition of a time zone. */
export interface Component {
  name: string;
  properties: Property[];
  components: Component[];
}

/**
 * The calendars that a file's text holds.
 *
 * @throws RangeError where it is not an iCalendar file. The message says what it looks like instead.
 */
export function parseCalendars(text: string): Component[] {
  // Some programs write a byte order mark in front, the line ends of old Macs, or spaces at the end of a line.
  const clean = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/^((?:BEGIN|END):[\w-]+)[ \t]+$/gim, '$1')
    // Exchange names a zone by an address, and leaves out the quotation marks that its colon needs.
    .replaceAll(/;TZID=(tzone:\/\/[^:;"\n]+)(?=[:;])/gi, ';TZID="$1"');
  if (/^\s*</.test(clean)) {
    throw new RangeError(
      'The file is a web page, not a calendar; download the calendar itself, as an .ics file.',
    );
  }
  let parsed: unknown[];
  try {
    parsed = ICAL.parse(clean);
  } catch (error) {
    // A TypeError is ical.js stumbling over what is no calendar at all.
    const isReason = error instanceof Error && !(error instanceof TypeError);
    const why = isReason ? ` (${error.message})` : '';
    throw new RangeError(
      `The text is not a calendar in iCalendar format${why}; export it as an .ics file.`,
    );
  }
  const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed).map(toComponent);
  if (calendars.length === 0 || calendars.some(({ name }) => name !== 'vcalendar')) {
    throw new RangeError('The text contains no VCALENDAR; export the calendar as an .ics file.');
  }
  return calendars;
}

function toComponent(jcal: unknown): Component {
  const [name, properties, components] = jcal as [string, Property[], unknown[]];
  return { name, properties, components: components.map(toComponent) };
}

/** The properties of a name, in the file's order. */
export function all(component: Component, name: string): Property[] {
  return component.properties.filter(([each]) => each === name);
}

export function first(component: Component, name: string): Property | undefined {
  return component.properties.find(([each]) => each === name);
}

/** The first value of the first property of a name, as text without space around it. */
export function textOf(component: Component, name: string): string | undefined {
  const property = first(component, name);
  return property && String(property[3]).trim();
}
