/** The one journal of this process: the code that reads it stores it here, and the site's pages get it from here. */
import type { SiteJournal } from './siteJournal.ts';

interface Shared {
  journal?: SiteJournal;
  /** How often a journal was shared: the number of its state. */
  version?: number;
  listener?: () => void;
}

/**
 * Astro bundles the pages, and runs its configuration separately: each has its own modules, and
 * only the global object in common. Through Astro's store, the whole journal would be written to disk and
 * read back for each change.
 */
const KEY = Symbol.for('belay.journal');
const all = globalThis as { [KEY]?: Shared };
all[KEY] ??= {};
const shared = all[KEY];

/** Passes a journal, or its next state, to the pages. */
export function shareJournal(journal: SiteJournal): void {
  shared.journal = journal;
  shared.version = sharedVersion() + 1;
  shared.listener?.();
}

/** Calls back whenever the journal is shared again. One listener at a time: the latest. */
export function onSharedJournal(listener: () => void): void {
  shared.listener = listener;
}

/** Counts up with each state of the journal. */
export function sharedVersion(): number {
  return shared.version ?? 0;
}

/** @throws if no journal has been read yet. */
export function sharedJournal(): SiteJournal {
  if (!shared.journal) throw new Error('The journal has not been read.');
  return shared.journal;
}
