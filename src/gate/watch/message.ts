/** The messages of a watch: data for programs, and text for people. */
import type { EventKind, WatchEvent } from './watchState.ts';

/** The JSON for a command's standard input, and for the body of a webhook with the format `json`. */
export interface Message {
  version: 1;
  kind: EventKind | 'test';
  project: string;
  environment?: string;
  /** One line. */
  subject: string;
  /** The whole message, for people. */
  text: string;
  rule?: string;
  began?: string;
  noticed?: string;
  restored?: string;
  found?: string;
  before?: string;
  detail?: string;
  link?: string;
  recovery?: readonly string[];
}

type Where = Pick<Message, 'project' | 'environment'>;

const HEADLINES: Record<EventKind, string> = {
  failed: 'Fails',
  'still-failing': 'Still fails',
  recovered: 'Good again',
};

export function messageOf(event: WatchEvent, where: Where): Message {
  const {
    kind,
    rule,
    text,
    found,
    before,
    detail,
    because,
    began,
    noticed,
    restored,
    source,
    recovery,
  } = event;
  const place = where.environment ? `${where.project}, ${where.environment}` : where.project;
  const subject = `${HEADLINES[kind]}: ${text} (${place})`;
  const lines = [
    subject,
    `Found: ${found}`,
    ...(before && kind !== 'recovered' ? [`Before: ${before}`] : []),
    restored ? `From ${began} to ${restored}.` : `Since ${began}.`,
    ...(because ? [`Why it matters: ${because}`] : []),
    `From the incident: ${source.title}${source.url ? `, ${source.url}` : ''}`,
    ...(recovery.length > 0 && kind !== 'recovered'
      ? ['Recovery steps:', ...recovery.map((each, at) => `  ${at + 1}. ${each}`)]
      : []),
    ...(detail && kind !== 'recovered' ? ['', detail] : []),
  ];
  return {
    version: 1,
    kind,
    ...where,
    subject,
    text: lines.join('\n'),
    rule,
    began,
    noticed,
    ...(restored && { restored }),
    found,
    ...(before && { before }),
    ...(detail && { detail }),
    ...(source.url && { link: source.url }),
    recovery,
  };
}

export function testMessage(where: Where): Message {
  const place = where.environment ? `${where.project}, ${where.environment}` : where.project;
  const subject = `A test of Belay's watch (${place})`;
  return { version: 1, kind: 'test', ...where, subject, text: `${subject}\nNothing is wrong.` };
}
