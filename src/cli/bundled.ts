/** What the package has in one file: one large file loads several times as fast as hundreds of small ones. */

/** Runs any verb. */
export async function runJournal(): Promise<void> {
  const { runJournal } = await import('./runJournal.ts');
  await runJournal();
}

export { LATER } from './later.ts';
