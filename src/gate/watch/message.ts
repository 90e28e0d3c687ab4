/** The messages of a watch: data for programs, and text for people. */
import { digestOfText } from '../../files/digest.ts';
import type { EventKind, WatchEvent } from './watchState.ts';

/** The JSON for a command's standard input, and for the body of a webhook with the format `json`. */
export interface Message {
  version: 1;
  /** The same each time that this message is sent, so that a receiver can drop a repeat. */
  id: string;
  /** Belay was stopped, or had no answer, while it was sending this message: it may have arrived already. */
  repeated?: true;
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

/**
 * The message about an event.
 *
 * @param last when people were notified of the rule last: each reminder is a message of its own.
 */
export function messageOf(event: WatchEvent, where: Where, last = ''): Message {
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
  const told = [kind, where.project, where.environment ?? '', rule, began];
  const reminder = kind === 'still-failing' ? [last] : [];
  return {
    version: 1,
    id: idOf([...told, ...reminder]),
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

/** A message that may have arrived already, marked as such. */
export function repeatedMessage(message: Message): Message {
  const remark = 'You may have this message already: Belay could not see whether it arrived.';
  return { ...message, repeated: true, text: `${message.text}\n\n${remark}` };
}

function idOf(parts: readonly string[]): string {
  const [, digest = ''] = digestOfText(JSON.stringify(parts)).split('-');
  return digest.replaceAll(/\W/g, '').slice(0, 24);
}

export function testMessage(where: Where): Message {
  const place = where.environment ? `${where.project}, ${where.environment}` : where.project;
  const subject = `A test of Belay's watch (${place})`;
  const text = `${subject}\nNothing is wrong.`;
  return { version: 1, id: 'test', kind: 'test', ...where, subject, text };
}
