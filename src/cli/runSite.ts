import { packageVersion } from '../files/packageFolder.ts';
import { withoutBrokenPipe } from './processIo.ts';
import { runProcess } from './runProcess.ts';
import { SITE_VERBS } from './siteVerbs.ts';

/** Runs one of the verbs that build or serve the site. */
export async function runSite(): Promise<void> {
  // Astro and Vite write to Node's streams themselves.
  withoutBrokenPipe(process.stdout);
  withoutBrokenPipe(process.stderr);
  await runProcess({ version: packageVersion(), command: 'npx belay', verbs: SITE_VERBS });
}
