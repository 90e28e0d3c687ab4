/** Expands the short rules of the cases to a complete `rules.json`. */
import { createHash } from 'node:crypto';

/** The default calendar of the cases: Turkey, with the days that the cases need. */
const CALENDAR = {
  timeZone: 'Europe/Istanbul',
  weekend: ['saturday', 'sunday'],
  holidays: [],
  vacations: [],
  until: '2028-12-31',
};

/**
 * The text of `rules.json` for a case; `undefined` if it has none.
 *
 * @param given a case: `rules`, and optionally `calendar`, `rulesFile` and `rulesText`.
 */
export function rulesText({ rules = [], calendar = {}, rulesFile = {}, rulesText }) {
  if (rulesText !== undefined) return rulesText ?? undefined;
  const { digest = 'fits', without = [], ...fields } = rulesFile;
  const sound = {
    version: 1,
    journal: { title: 'The journal', url: 'https://journal.example/' },
    calendar: { ...CALENDAR, ...calendar },
    rules: rules.map(wholeRule),
  };
  // A stale digest is that of the file before the case's own fields were added.
  const stale = digestOf(sound);
  const file = { ...sound, ...fields };
  for (const field of without) delete file[field];
  if (digest === 'stale') file.digest = stale;
  else if (digest === 'fits') file.digest = digestOf(file);
  else if (digest !== 'none') file.digest = digest;
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** SHA-256 over the canonical JSON (RFC 8785) of all fields except `digest`. */
function digestOf(file) {
  return `sha256-${createHash('sha256').update(canonicalJson(file)).digest('base64')}`;
}

function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`;
}

/** `check` may be written as in a note, and `appliesTo` may be one object, or several, one per note. */
function wholeRule({ check = 'person', appliesTo = {}, ...fields }) {
  const { id } = fields;
  return {
    stage: 'before-deploy',
    text: `Is ${id} as it should be?`,
    expect: 'yes',
    level: 'stop',
    status: 'active',
    check: typeof check === 'string' ? readCheck(check) : check,
    sources: [appliesTo].flat().map((limits, index) => ({
      path: `checklists/${index + 1}.md`,
      line: 10 + index,
      column: 3,
      title: `Note ${index + 1}`,
      url: `https://journal.example/checklists/${index + 1}/#rule-${encodeURIComponent(id)}`,
      appliesTo: limits,
    })),
    ...fields,
  };
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** `command unit-tests` as the object in `rules.json`. */
function readCheck(text) {
  const [kind, name, ...rest] = text.split(' ');
  const parameters = Object.fromEntries(rest.map((word) => word.split(/=(.*)/s)));
  switch (kind) {
    case 'person':
      return { kind, ...(name && { role: name }) };
    case 'calendar': {
      const [question, value = ''] = name.split('=');
      const wanted = value.split(',');
      if (question === 'weekday') {
        const weekdays = WEEKDAYS.filter((day) => wanted.includes(day.slice(0, 3)));
        return { kind, name: question, weekdays };
      }
      if (question === 'between') {
        const [from, to] = value.split('-');
        return { kind, name: question, from, to };
      }
      return { kind, name };
    }
    case 'http': {
      const { status, contains, within, for: held, json, 'tls-days': tlsDays } = parameters;
      const [path, ...equals] = (json ?? '').split('=');
      return {
        kind,
        url: name,
        ...(status && { status: Number(status) }),
        ...(contains && { contains }),
        ...(within && { within: Number(within) }),
        ...(held && { for: Number(held) }),
        ...(json && { json: { path, equals: equals.join('=') } }),
        ...(tlsDays && { tlsDays: Number(tlsDays) }),
      };
    }
    default:
      return { kind, name };
  }
}
