/** The verbs that have no entry of their own. The package has them bundled: few files load several times as fast as hundreds. */

/** Runs any verb. */
export async function runJournal(): Promise<void> {
  const { runJournal } = await import('./runJournal.ts');
  await runJournal();
}

export { LATER } from './later.ts';
