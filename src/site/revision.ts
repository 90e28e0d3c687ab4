/** How many commits the journal has, for the `rules.json` of the site. */
import { revisionOf } from '../journal/export/revision.ts';
import { once } from './journal.ts';
import { read } from './reads.ts';

const known = once(({ contentDir }) => ({ revision: revisionOf(contentDir) }));

/** The number of commits, if git knows it. */
export const revision = read('revision', (): number | undefined => known().revision);
