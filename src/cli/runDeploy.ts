import { packageVersion } from '../files/packageFolder.ts';
import { DEPLOY_VERBS } from './deployVerbs.ts';
import { runProcess } from './runProcess.ts';

/** Runs one of the verbs of a project that deploys. In the package, `belay.mjs` does this. */
export async function runDeploy(): Promise<void> {
  await runProcess({ version: packageVersion(), command: 'npx belay', verbs: DEPLOY_VERBS });
}
