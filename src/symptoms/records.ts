/** Extracts the message from lines that are records: JSON and `key=value`. */
import { readFrame } from './frames.ts';
import { prefixLength } from './prefixes.ts';

/** Fields that carry a message, an error or a stack, in the loggers of Docker, Go, Node, Python, the JVM and .NET. */
const TELLING =
  /^(?:log|msg|message|@m|@mt|@x|text|event|error|err|errors|exception|exc_info|exc_type|stack|stacktrace|stack_trace|reason|cause|detail|details|code|type|short_message|full_message|name|errorverbose|component|textpayload|body|stderr|stdout|output|errormessage|error_message|logmessage)$/i;
/** `key=value` pairs of loggers that give the time, the source or the level, not the message. */
const AROUND =
  /(?:^|\s)(?:time|ts|timestamp|t|level|lvl|severity|caller|logger|source|trace_?id|span_?id|request_?id|pid|host|hostname)=(?:"[^"\n]{0,200}"|[^\s"]{0,200})/gi;
const MAX_LENGTH = 16_000;

/** JSON whose end or beginning was cut off: the same fields, and closing brackets. */
const JSON_AROUND =
  /"(?:time|ts|timestamp|t|\$date|level|lvl|severity|stream|caller|logger|pid|host|hostname|s|c|id|ctx)":\s?(?:"[^"\n]{0,60}(?:"|$)|[\d.]{1,30}|\{)|^\{?"(?:log|msg|message)":|"(?:log|msg|message)":(?=")|\\n"|\\(?=")/g;

/** A field of a record that was printed one field per line: the value, and what surrounds it. */
const FIELD = /^\s{1,40}"([\w.@$-]{1,60})": ?"((?:[^"\\]|\\.){1,8000})",?$/;
const AROUND_FIELD =
  /^(?:insertId|timestamp|receiveTimestamp|severity|logName|trace|spanId|time|ts|level|stream|container_name|namespace_name|pod_name|pod_id|hostname|host)$/;

/** How gcloud prints an entry that is text. */
const PAYLOAD = /^textPayload: ["']?(\S[^\n]{0,8000}?)["']?$/;

/** The messages of a line, as lines: several if a record contains a stack trace. */
export function messageOf(line: string, depth = 0): string[] {
  const field = FIELD.exec(line);
  if (field) {
    const [, name = '', value = ''] = field;
    if (AROUND_FIELD.test(name)) return [];
    if (TELLING.test(name) && /\s/.test(value) && depth < 3)
      return unquoted(value).flatMap((message) => messageOf(message, depth + 1));
  }
  const payload = PAYLOAD.exec(line)?.[1];
  if (payload !== undefined) return [payload];
  const open = line.indexOf('{"');
  if (open !== -1 && line.endsWith('}') && line.length <= MAX_LENGTH && depth < 3) {
    const said = jsonMessage(line.slice(open));
    if (said) return said.flatMap((message) => messageOf(message, depth + 1));
  }
  if (/"(?:stream|time|ts|msg|log|level|message|stderr)"?:|\\n","/.test(line)) {
    return [line.replace(JSON_AROUND, ' ')];
  }
  const text = /(?:^|\s)(?:msg|message)="((?:[^"\\]|\\.){1,8000})"/.exec(line)?.[1];
  if (text !== undefined && depth < 3 && isWholeLine(text))
    return unquoted(text).flatMap((message) => messageOf(message, depth + 1));
  if (/(?:^|\s)(?:level|lvl|msg|severity)=/.test(line)) {
    return [line.replace(AROUND, ' ').replace(/(^|\s)(?:msg|message)=/g, '$1 ')];
  }
  return [line];
}

/** Whether a value is a line of another program's log, or several. */
function isWholeLine(value: string): boolean {
  return value.includes('\\n') || prefixLength(value) > 0 || readFrame(value) !== undefined;
}

/** The lines of a quoted value. */
function unquoted(value: string): string[] {
  let text = value;
  try {
    text = JSON.parse(`"${value}"`) as string;
  } catch {
    // Its quoting is not that of JSON: take it as written.
  }
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

function jsonMessage(text: string): string[] | undefined {
  if (!text.startsWith('{"') && !text.startsWith('{ "')) return undefined;
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return undefined;
  }
  const said: string[] = [];
  collect(record, said, 0);
  collectTexts(record, said);
  const lines = said.flatMap((value) => value.split('\n')).map((value) => value.trimEnd());
  return lines.some((value) => value !== '') ? lines.filter((value) => value !== '') : undefined;
}

function collect(value: unknown, said: string[], depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 4) return;
  for (const [key, field] of Object.entries(value)) {
    if (typeof field === 'object') collect(field, said, depth + 1);
    else if (TELLING.test(key) && (typeof field === 'string' || typeof field === 'number')) {
      said.push(key === 'code' ? `code ${field}` : String(field));
    }
  }
}

/** What a field with an unknown name must mention to count as a message besides others. */
const TROUBLE =
  /error|exception|fail|cannot|denied|refused|timed? ?out|unable|invalid|fatal|panic/i;

/** Fields of any name that contain a sentence: all of them if the record has no known message, else those that mention a problem. */
function collectTexts(value: unknown, said: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  const any = said.length === 0;
  for (const [key, field] of Object.entries(value)) {
    if (typeof field !== 'string' || !/\S\s+\S/.test(field) || AROUND_FIELD.test(key)) continue;
    if (!TELLING.test(key) && (any || TROUBLE.test(field))) said.push(field);
  }
}
