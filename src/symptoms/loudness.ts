/** How important a line looks, by its level and its words: logs are full of routine lines. */
import { LOUD_LEVELS, QUIET_LEVELS, wholeWord } from './logLevels.ts';
import type { Token } from './token.ts';

/** Routine levels, as loggers, JSON records, glog and syslog daemons write them. */
const QUIET = new RegExp(
  String.raw`${wholeWord(QUIET_LEVELS)}|\b(?:level|lvl|severity)"?[=:] ?"?(?:trace|debug|info|notice)|\[(?:\w{1,20}:)?(?:trace|debug|info|notice)\]|^(?:info|dbug|trce): |(?:^| )[ID]\d{4} \d\d:|\b[ID], \[\d{4}|"s":"[ID]"`,
  'u',
);
const LOUD = new RegExp(
  String.raw`${wholeWord(LOUD_LEVELS)}|\b(?:level|lvl|severity)"?[=:] ?"?(?:warn|error|fatal|panic|crit)|\[(?:\w{1,20}:)?(?:warn|error|crit|alert|emerg)\]|^(?:fail|crit|warn): |(?:^| )[WEF]\d{4} \d\d:|\b[WEF], \[\d{4}|"s":"[WEF]"`,
  'u',
);
/** What a line counts that names a failure on a level of a good day. */
const DOUBTED = 0.3;
/** How many characters from its start a line is searched for a level. */
const REACH = 160;

/** Words that a log has no use for while all is well. The beginnings of words, in lower case. */
const TROUBLE =
  /^(?:abort|ambigu|bad$|block|broke|can't|cannot|clash|conflict|corrupt|couldn|crash|cycl|dead|den(?:y|ied)|denie|destroy|didn|disabl|discard|disk$|doesn|down$|drop|dump|duplicat|err|evict|exce(?:ed|pt)|exhaust|expir|fail|fatal|fault|forbid|forc|full$|halt|hung|illegal|imposs|inconsist|incorrect|insufficient|interrupt|invalid|kill|lack|lag$|leak|limit|lock|loop|lost|malform|mism|miss|must|no$|none$|not$|oom|out$|over(?:flow|load|run)|panic|partial|refus|reject|reset|restart|retr|roll|segfault|segmentation|shut|sig|skip|slow|stall|stale|stop|stuck|suspect|terminat|throw|tim(?:ed|eout)|too$|trap|trunc|unable|unauth|unavail|undefin|unexpect|unhealth|unknown|unreach|unresol|unsupport|unterminat|untrust|violat|warn|wrong|zombie)/;

/**
 * From 0 to 1: how much a line that speaks of trouble is to be believed more than one that does not.
 *
 * @param line the line as it came, with its prefix.
 */
export function loudness(line: string, tokens: readonly Token[]): number {
  const head = line.length > REACH ? line.slice(0, REACH) : line;
  if (LOUD.test(head)) return 1;
  const trouble = tokens.some(
    ({ kind, text }) =>
      (kind === 'key' && !/^\d/.test(text)) || kind === 'frame' || TROUBLE.test(text.toLowerCase()),
  );
  // A level of a good day is not believed where the line names a failure: an operator logs its commands' errors so.
  if (QUIET.test(head)) return trouble ? DOUBTED : 0.1;
  return trouble ? 1 : 0.5;
}
