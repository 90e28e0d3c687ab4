/** Splits a line of a log into the parts that matter to a reader and those that do not. */
import { ERROR_LEVELS, WARNING_LEVELS, wholeWord } from '../../symptoms/logLevels.ts';

/**
 * `time` and `address` are dimmed. `error` is a failure, in words or as a code; `signal` is what kills a
 * process; a `warning` is neither.
 */
export type LogKind = 'time' | 'address' | 'error' | 'signal' | 'warning';

/** A piece of a line; without a kind it is plain. */
export interface LogToken {
  text: string;
  kind?: LogKind;
}

const HOUR = String.raw`\d\d:\d\d:\d\d(?:[.,]\d{1,9})?`;
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
/** The endings of the names of errno(3). */
const ERRNO =
  'CONN|ADDR|HOST|NET|TIMED|PIPE|ACCES|PERM|NOENT|NOSPC|MFILE|NFILE|NOMEM|AGAIN|EXIST|ISDIR|NOTDIR|INVAL|BUSY|IO';

/** In order: the first pattern that matches at a position wins. None has nested repetition, so that time stays linear. */
const PATTERNS: readonly (readonly [LogKind, string])[] = [
  ['time', String.raw`\b\d{4}-\d\d-\d\d(?:[T ](?:${HOUR}|\d\d:\d\d)(?:Z|[+-]\d\d:?\d\d)?)?`],
  ['time', String.raw`\b${MONTH} {1,2}\d{1,2} ${HOUR}`],
  ['time', String.raw`\b\d{1,2}/${MONTH}/\d{4}:${HOUR}(?: [+-]\d{4})?`],
  ['time', String.raw`\b${HOUR}Z?`],
  ['address', String.raw`\[0x[\da-f]{1,16}\]|\+?\b0x[\da-f]{1,16}\b|\b0{4}[\da-f]{12}\b`],
  ['signal', words('segmentation fault', 'segfault', 'core dumped', 'out of memory')],
  ['signal', words('killed', 'crash', 'crashed', 'crashes', 'oom-kill', 'oom-killer')],
  [
    'signal',
    String.raw`\bSIG(?:SEGV|ABRT|KILL|TERM|BUS|ILL|FPE|INT|HUP|PIPE)\b|\bsignal \d{1,2}\b`,
  ],
  ['error', wholeWord(ERROR_LEVELS)],
  ['error', words('fatal', 'panic', 'emerg', 'critical', 'error', 'errors', 'err', 'exception')],
  ['error', words('fail', 'fails', 'failed', 'failing', 'failure', 'failures', 'traceback')],
  ['error', words('died', 'denied', 'refused', 'rejected', 'aborting', 'aborted', 'unhealthy')],
  ['error', words('unreachable', 'deadlock', 'expired', 'timed out', 'timeout', 'too many')],
  ['error', words('no such file or directory', 'not found', 'cannot', 'could not')],
  ['error', String.raw`\bE(?:${ERRNO})[A-Z]{0,9}\b|\b[A-Z]{2,20}_ERR(?:OR)?\w{0,60}\b`],
  ['error', String.raw`\b[A-Z][a-zA-Z]{1,60}(?:Error|Exception|Exceeded)\b`],
  ['error', String.raw`\b5\d\d (?:Internal|Bad|Service|Gateway)\b|\b(?:status|HTTP)[= ]5\d\d\b`],
  ['warning', wholeWord(WARNING_LEVELS)],
  ['warning', words('warn', 'warning', 'warnings', 'deprecated', 'retry', 'retrying')],
];

const KINDS = PATTERNS.map(([kind]) => kind);
const ANY = new RegExp(PATTERNS.map(([, source]) => `(${source})`).join('|'), 'gu');

/** Splits a line of a log, without its end, into tokens whose texts together are the line. */
export function logTokens(line: string): LogToken[] {
  const tokens: LogToken[] = [];
  let end = 0;
  for (const match of line.matchAll(ANY)) {
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)];
    if (kind === undefined) continue;
    if (match.index > end) tokens.push({ text: line.slice(end, match.index) });
    tokens.push({ text: match[0], kind });
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({ text: line.slice(end) });
  return tokens;
}

/** Whole words in the three ways that logs write them: `error`, `Error`, `ERROR`. */
function words(...list: string[]): string {
  const forms = list.flatMap((word) => [
    word,
    word.charAt(0).toUpperCase() + word.slice(1),
    word.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()),
    word.toUpperCase(),
  ]);
  return String.raw`\b(?:${[...new Set(forms)].join('|')})\b`;
}
