/**
 * The settings that git runs with, whatever the user's own are: some of those change what git writes, and some make git
 * ignore changed files.
 */

/** Settings that override those of the system, the user and the repository. */
export const GIT_SETTINGS: readonly string[] = [
  // A file system monitor says which files changed, and git trusts it.
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.ignoreStat=false',
  // Reads a file again if only its change time differs.
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
 * Variables that change git's output, its index, its objects or its dates.
 * `GIT_DIR` and similar ones stay: they say which repository is meant.
 */
const TAKEN_AWAY =
  /^GIT_(?:TRACE|REDIRECT_|TEST_|NOTES_|(?:INDEX|GRAFT|SHALLOW)_FILE$|(?:AUTHOR|COMMITTER)_DATE$|(?:LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS$|NAMESPACE$|EXTERNAL_DIFF$|DIFF_OPTS$|PAGER$|ATTR_SOURCE$|OPTIONAL_LOCKS$|FLUSH$|DEFAULT_HASH$)/;

/** The environment that git gets. Its messages are in English, as some are parsed. */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !TAKEN_AWAY.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    LANGUAGE: 'C',
    // Ignores `git replace`, which shows another object in place of a commit.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
  };
}
