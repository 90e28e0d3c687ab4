/** How important a line looks, by its level and its words: logs are full of routine lines. */
import { LOUD_LEVELS, QUIET_LEVELS, wholeWord } from './logLevels.ts';
import { inAnyScript, isAscii } from './scripts.ts';
import type { Token } from './token.ts';

/** Routine levels, as loggers, JSON records, glog and syslog daemons write them. */
const QUIET = inAnyScript(
  String.raw`${wholeWord(QUIET_LEVELS)}|\b(?:level|lvl|severity)"?[=:] ?"?(?:trace|debug|info|notice)|\[(?:\w{1,20}:)?(?:trace|debug|info|notice)\]|^(?:info|dbug|trce): |(?:^| )[ID]\d{4} \d\d:|\b[ID], \[\d{4}|"s":"[ID]"`,
  'u',
);
const LOUD = inAnyScript(
  String.raw`${wholeWord(LOUD_LEVELS)}|\b(?:level|lvl|severity)"?[=:] ?"?(?:warn|error|fatal|panic|crit)|\[(?:\w{1,20}:)?(?:warn|error|crit|alert|emerg)\]|^(?:fail|crit|warn): |(?:^| )[WEF]\d{4} \d\d:|\b[WEF], \[\d{4}|"s":"[WEF]"`,
  'u',
);
/** The weight of a line that names a failure although its level is routine. */
const DOUBTED = 0.3;
/** How far from the start of a line its level may end, in UTF-16 units. */
const MAX_LEVEL_END = 160;

/** Words that a log does not need while everything works. The beginnings of words, in lower case. */
const TROUBLE =
  /^(?:abort|ambigu|bad$|block|broke|can't|cannot|clash|conflict|corrupt|couldn|crash|cycl|dead|den(?:y|ied)|denie|destroy|didn|disabl|discard|disk$|doesn|down$|drop|dump|duplicat|err|evict|exce(?:ed|pt)|exhaust|expir|fail|fatal|fault|forbid|forc|full$|halt|hung|illegal|imposs|inconsist|incorrect|insufficient|interrupt|invalid|kill|lack|lag$|leak|limit|lock|loop|lost|malform|mism|miss|must|no$|none$|not$|oom|out$|over(?:flow|load|run)|panic|partial|refus|reject|reset|restart|retr|roll|segfault|segmentation|shut|sig|skip|slow|stall|stale|stop|stuck|suspect|terminat|throw|tim(?:ed|eout)|too$|trap|trunc|unable|unauth|unavail|undefin|unexpect|unhealth|unknown|unreach|unresol|unsupport|unterminat|untrust|violat|warn|wrong|zombie)/;

/**
 * How important a line looks, from 0 to 1: a line that mentions a problem counts more than a routine one.
 *
 * @param line the line as it came, with its prefix.
 */
export function loudness(line: string, tokens: readonly Token[]): number {
  const head = line.length > MAX_LEVEL_END ? line.slice(0, MAX_LEVEL_END) : line;
  const script = isAscii(head) ? 'ascii' : 'any';
  if (LOUD[script].test(head)) return 1;
  const trouble = tokens.some(
    ({ kind, text }) =>
      (kind === 'key' && !/^\d/.test(text)) || kind === 'frame' || TROUBLE.test(text.toLowerCase()),
  );
  // A routine level is not believed if the line names a failure: operators log errors of their commands so.
  if (QUIET[script].test(head)) return trouble ? DOUBTED : 0.1;
  return trouble ? 1 : 0.5;
}
