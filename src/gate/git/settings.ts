/**
 * What git is run with, whatever the person's own settings are: some of them change what git writes, and some make git
 * look away from files that were changed.
 */

/** Settings that win over those of the system, the person and the repository. */
export const GIT_SETTINGS: readonly string[] = [
  // A file system monitor says which files changed, and git believes it.
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.ignoreStat=false',
  // A file with its old size and time is read again if only its change time differs.
  'core.trustctime=true',
  'core.checkStat=default',
  // Files that only this machine ignores are not in the commit.
  'core.excludesFile=/dev/null',
  'core.quotePath=false',
  'color.ui=false',
  'log.showSignature=false',
  'i18n.logOutputEncoding=UTF-8',
  'fetch.prune=false',
  'gc.auto=0',
  'maintenance.auto=false',
].flatMap((setting) => ['-c', setting]);

/**
 * Variables that make git write what nobody asked for, read another index or other objects, or date what it signs.
 * `GIT_DIR` and the like stay: they say which repository is meant.
 */
const TAKEN_AWAY =
  /^GIT_(?:TRACE|REDIRECT_|TEST_|NOTES_|(?:INDEX|GRAFT|SHALLOW)_FILE$|(?:AUTHOR|COMMITTER)_DATE$|(?:LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS$|NAMESPACE$|EXTERNAL_DIFF$|DIFF_OPTS$|PAGER$|ATTR_SOURCE$|OPTIONAL_LOCKS$|FLUSH$|DEFAULT_HASH$)/;

/** The environment that git gets. Its words come in English, as some of them are read. */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !TAKEN_AWAY.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    LANGUAGE: 'C',
    // What `git replace` puts in the place of a commit is not that commit.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
  };
}
