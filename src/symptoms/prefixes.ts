/**
 * What precedes the message: times, levels, hosts, processes, containers, threads and loggers. Only its
 * length is found; the line is not changed.
 */
import { LOG_LEVELS } from './logLevels.ts';
import { inAnyScript, isAscii, type ScriptPattern } from './scripts.ts';

/** A pattern, and the ASCII characters that its matches begin with: to prepare a pattern takes longer than to ask for them. */
type Opening = readonly [first: string | undefined, pattern: RegExp | ScriptPattern];

const DIGITS = '0123456789';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LETTERS = `${CAPITALS}abcdefghijklmnopqrstuvwxyz`;
/** As `\w`. */
const WORD = `${LETTERS}${DIGITS}_`;
const ANY = undefined;

const CLOCK = '\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?: ?[AP]M)?';
const ZONE = '(?: ?(?:Z|[A-Z]{3,4}|[+-]\\d\\d:?\\d\\d)(?=[\\s\\])|:,]|$)){0,2}';
const TIME = [
  // 2024-01-31T09:10:11.123Z, 2024/01/31 09:10, 20240131 091011
  `\\d{4}[-/.]\\d\\d?[-/.]\\d\\d?[T ,_]{1,2}${CLOCK}${ZONE}`,
  `\\d{2,4}[01]\\d[0-3]\\d[T -]\\d{1,2}:?\\d\\d:?\\d\\d(?:[.,]\\d{1,9})?${ZONE}`,
  // 31.01.2024 09:10:11, 31/Jan/2024:09:10:11 +0000
  `\\d\\d?[./-](?:\\d\\d?|[A-Z][a-z]{2})[./-]\\d{2,4}[ :,T]{1,2}${CLOCK}${ZONE}`,
  // Jan 31 09:10:11, Wed Jan 31 09:10:11.123 2024, 31 Jan 2024 09:10:11
  `(?:[\\p{L}]{2,4}\\.?,? )?[\\p{L}]{3,5}\\.? {1,2}\\d\\d?(?: \\d{4})? ${CLOCK}(?: \\d{4})?${ZONE}`,
  `(?:[\\p{L}]{2,4}\\.?,? )?\\d\\d?\\.? [\\p{L}]{3,5}\\.? (?:\\d{4} )?${CLOCK}${ZONE}`,
  // seconds since 1970, since boot
  '1\\d{9}(?:\\.\\d{1,9}|\\d{3})?(?=[\\s\\]:])',
  `${CLOCK}${ZONE}`,
].join('|');
const stamp = inAnyScript(`[\\[(<]{0,2}(?:${TIME})[\\])>]?[:,]?(?:\\s{1,2}|$)`, 'uy');

const LEVEL = LOG_LEVELS.join('|');
const NAME = '[\\p{L}\\d_.@:/$-]';

/** What can begin a line by itself. */
export const OPENERS: readonly Opening[] = [
  // Celery: [2024-01-31 09:10:11,123: ERROR/MainProcess]
  ['[', new RegExp(`\\[[\\d][^\\]\\n]{8,40}: (?:${LEVEL})/[\\w-]{1,40}\\] `, 'y')],
  [`[(<${DIGITS}${LETTERS}`, stamp],
  // Minecraft's and others: [08:06:46 WARN]:
  ['[', new RegExp(`\\[${CLOCK} (?:${LEVEL})\\]:? `, 'y')],
  // the kernel's ring buffer: [12345.678901], [  +0.000004], [Oct28 16:58]; a test driver's name before it
  [`[.-${WORD}`, /(?:[\w.-]{1,60} # )?\[ {0,8}\+?\d{1,8}\.\d{3,6}\] {1,4}/y],
  ['[', /\[[A-Z][a-z]{2}\d{1,2} \d\d:\d\d\] {1,4}/y],
  // Chromium: [16448:1117/161841.980:ERROR:gpu_process_host.cc(951)]
  ['[', /\[\d{1,8}:(?:\d{1,12}:)?\d{4}\/\d{6}(?:\.\d{1,6})?:[A-Z]{3,9}\d?:[^\]\n]{1,160}\] /y],
  // logrus in a terminal: ERRO[0140]
  ['TDIWEFP', /(?:TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[\d{4,10}\] /y],
  // quoted in a mail or an issue, framed by a tool, a bullet before glog's
  ['>*', /(?:> ?){1,4}(?=[^\s>])|[│╷╵] {1,2}|\* (?=[IWEFD]\d{4} )/y],
  // gh run view --log: job, step, time
  [ANY, /[^\t\n]{1,100}\t[^\t\n]{1,200}\t\ufeff?(?=\d{4}-\d\d-\d\dT)/y],
  // runners: ##[error]; docker build: #20 328.4
  [
    '#:',
    /##\[\w{1,20}\] ?|::(?:error|warning|notice)(?: [^:\n]{1,200})?::|#\d{1,4} \d{1,6}\.\d{1,3} {1,2}/y,
  ],
  // Python's list of lines: ', '  File …
  [`'"`, /['"], ['"]/y],
  // RFC 5424 and RFC 3164: <34>1
  ['<', /<\d{1,3}>(?:\d )?/y],
  // glog: E0102 09:10:11.123456   12 file.go:123]
  ['IWEFD', /[IWEFD]\d{4} \d\d:\d\d:\d\d\.\d{1,6} {1,8}\d{1,8} [\w./-]{1,80}:\d{1,6}\] /y],
  // docker compose: web_1  |
  [LETTERS, /[A-Za-z][\w.-]{0,60}[-_.\w] {0,30}\| /y],
  // kubectl logs --prefix: [pod/shop-7d9f8b6c5-x2x4z/web]; GitHub's and GitLab's groups are left alone
  ['[', /\[(?:pod|container)\/[^\]\s]{1,120}\] /y],
  // Rails: E, [2024-01-31T09:10:11.123456 #123] ERROR -- :
  [
    'DIWEFA',
    new RegExp(`[DIWEFA], \\[\\d{4}[^\\]]{1,60}\\] {1,2}(?:${LEVEL}|ANY) -- [^:]{0,60}: `, 'y'),
  ],
  [
    `[(<${CAPITALS}`,
    new RegExp(`[\\[(<]{0,2}(?:${LEVEL})(?:[\\])>]{1,2}:?|:| -|\\b)(?:\\s{1,8}|$)`, 'uy'),
  ],
  // nginx and .NET: [error], fail:
  [
    '[fcwidt',
    /(?:\[(?:\w{1,20}:)?(?:trace|debug|info|notice|warn|warning|error|err|fatal|crit|critical|alert|emerg)\]|(?:fail|crit|warn|info|dbug|trce): )\s{0,4}/y,
  ],
  // npm and cargo, and npm's debug log: 247 silly fetchPackageMetaData
  ['ng', /(?:npm|gyp) (?:ERR!|error|WARN|warn|info|verb) /y],
  [DIGITS, /\d{1,6} (?:silly|verbose|info|http|timing|notice|warn|error) (?:[\w:]{1,60} {2,})?/y],
  // grep -Hn on a log: app.log:12:
  [
    `./-${WORD}`,
    /(?:[\w.-]{0,80}\/){0,8}[\w.-]{0,80}\.(?:log|out|err|txt)(?:\.\d{1,4})?[:-]\d{1,9}[:-]/y,
  ],
  // a machine's name that somebody removed: <HOSTNAME> dhclient[77]:
  ['<', /<[\w.-]{1,80}> (?![\w.$]{1,60}(?:Error|Exception)\b)[\w./@-]{1,60}(?:\[\d{1,8}\])?: /y],
];

/** What may follow an opener. */
export const FOLLOWERS: readonly Opening[] = [
  // syslog and journald: host program[123]:, host kernel:
  [
    `<.@:/$()-${WORD}`,
    inAnyScript(`(?:<?${NAME}{1,80}>? {1,2})?[\\w./@:()-]{1,80}\\[\\d{1,8}\\]:? `, 'uy'),
  ],
  [
    `<.@:/$-${WORD}`,
    inAnyScript(
      `<?${NAME}{1,80}>? (?:kernel|systemd|sshd|sudo|cron|CRON|dockerd|containerd|kubelet)(?:-\\w{1,20})?: `,
      'uy',
    ),
  ],
  // Heroku: app[web.1]:
  [`-${WORD}`, /[\w-]{1,40}\[[\w.-]{1,40}\]: /y],
  // ClickHouse: {query} <Error>
  ['{', /\{[\w:-]{0,80}\} (?=<)/y],
  ['<', /<(?:Trace|Debug|Information|Notice|Warning|Error|Critical|Fatal)> {1,4}/y],
  // a stream of CloudWatch: app/web/0123456789abcdef
  [`.-${WORD}`, /(?:[\w.-]{1,80}\/){1,4}[0-9a-f]{16,64} /y],
  // RFC 5424 after the time: host program 123 ID47 - or structured data
  [`.-${WORD}`, /[\w.-]{1,80} [\w./-]{1,60} (?:\d{1,8}|-) [\w-]{1,40} (?:-|\[[^\]]{0,300}\]) /y],
  // CRI: stderr F
  ['s', /(?:stdout|stderr) [FP] /y],
  // processes and threads: [123], 123#0:, *45, (main), [http-nio-8080-exec-1], 1234 ---
  ['[', /\[[^\][]{1,120}\][:,]? {0,4}/y],
  ['(', /\((?:[\w.-]{1,60})\)[:,]? {1,4}/y],
  [DIGITS, /\d{1,8}(?:#\d{1,8}:)?(?: {1,4}|$)/y],
  ['*', /\*\d{1,10} /y],
  ['-|', /(?:---?|[-|]) {1,4}/y],
  // loggers: c.e.shop.Orders :, shop.orders -, django.request:
  [
    `$_${LETTERS}`,
    inAnyScript(
      String.raw`(?![\w.$]{1,400}(?:Error|Exception|Fault|Warning|Timeout|Failure)\b)[\p{L}_$][\w$]{0,60}(?:\.[\w$]{1,60}){1,12}(?:\[\d{1,6}\])?(?: {0,40}:| -) {1,4}`,
      'uy',
    ),
  ],
  // PostgreSQL: user@database
  [`-${WORD}`, /[\w-]{1,40}@[\w-]{1,40} {1,4}/y],
];

/**
 * The length of the prefix before a line's message, in UTF-16 units.
 *
 * @param keepIndent whether space at the line's start belongs to the message.
 */
export function prefixLength(line: string, keepIndent = false): number {
  let at = keepIndent ? 0 : leadingSpace(line);
  let opened = false;
  const script = isAscii(line) ? 'ascii' : 'any';
  for (let round = 0; round < 10; round++) {
    const next =
      after(OPENERS, script, line, at) ?? (opened ? after(FOLLOWERS, script, line, at) : undefined);
    if (next === undefined || next === at) break;
    opened = true;
    at = next;
  }
  return opened || at === line.length ? at : 0;
}

function after(
  openings: readonly Opening[],
  script: keyof ScriptPattern,
  line: string,
  at: number,
): number | undefined {
  const next = line[at] ?? '';
  // A character of another script may be a letter.
  const isOther = next > '~';
  for (const [first, each] of openings) {
    if (first !== undefined && !isOther && !first.includes(next)) continue;
    const pattern = each instanceof RegExp ? each : each[script];
    pattern.lastIndex = at;
    if (pattern.test(line)) return pattern.lastIndex;
  }
  return undefined;
}

function leadingSpace(line: string): number {
  const found = line.search(/\S/);
  return found === -1 ? line.length : found;
}
