/** A log on its way from one page's box to another's: kept in this tab until it is read. */
const KEY = 'belay-log';
/** What a tab may keep differs between browsers; a log that is longer is pasted again. */
const MAX_LENGTH = 2_000_000;

export function keepForMatchPage(log: string): void {
  try {
    if (log.length <= MAX_LENGTH) sessionStorage.setItem(KEY, log);
  } catch {
    // A browser that keeps nothing: the page begins empty.
  }
}

/** Takes the log, once. */
export function takeHandedLog(): string {
  try {
    const log = sessionStorage.getItem(KEY) ?? '';
    sessionStorage.removeItem(KEY);
    return log;
  } catch {
    return '';
  }
}
