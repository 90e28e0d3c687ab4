import { packageVersion } from '../files/packageFolder.ts';
import { runProcess } from './runProcess.ts';
import { SITE_VERBS } from './siteVerbs.ts';

/** Runs one of the verbs that build or serve the site. In the package they are separate files, and the others are bundled. */
export async function runSite(): Promise<void> {
  await runProcess({ version: packageVersion(), command: 'npx belay', verbs: SITE_VERBS });
}
