/** Passes a log from one page's box to another's: stored in this tab until it is read. */
const KEY = 'belay-log';
/** The longest log that is passed on: browsers limit the storage of a tab. A longer log must be pasted again. */
const MAX_LENGTH = 2_000_000;

export function keepForMatchPage(log: string): void {
  try {
    if (log.length <= MAX_LENGTH) sessionStorage.setItem(KEY, log);
  } catch {
    // Without storage the page starts empty.
  }
}

/** Returns the log and removes it. */
export function takeHandedLog(): string {
  try {
    const log = sessionStorage.getItem(KEY) ?? '';
    sessionStorage.removeItem(KEY);
    return log;
  } catch {
    return '';
  }
}
