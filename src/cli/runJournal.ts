import { packageVersion } from '../files/packageFolder.ts';
import { JOURNAL_VERBS } from './journalVerbs.ts';
import { runProcess } from './runProcess.ts';

/** Runs any verb. */
export async function runJournal(): Promise<void> {
  await runProcess({ version: packageVersion(), command: 'npx belay', verbs: JOURNAL_VERBS });
}
