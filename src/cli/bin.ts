#!/usr/bin/env node
/** The command `belay`. It checks the version of Node before it loads anything else. */
import { keepCompiledCode } from '../files/keepCompiledCode.ts';
import { DEPLOY_VERB_NAMES, QUICK_VERB_NAMES, SITE_VERB_NAMES } from './verbNames.ts';

/** As `engines` in `package.json` says. */
const [MAJOR, MINOR] = [22, 12];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < MAJOR || (major === MAJOR && minor < MINOR)) {
  process.stderr.write(
    `belay: Belay needs Node ${MAJOR}.${MINOR} or later, and this is Node ${process.versions.node}. Install a later one: https://nodejs.org/\n`,
  );
  process.exitCode = 2;
} else {
  // Everything else is loaded after this.
  keepCompiledCode(process.env);
  // The package has each of the four in another form: see `scripts/package/commands.ts`.
  const isOneOf = (names: readonly string[]) => names.includes(process.argv[2] ?? '');
  if (isOneOf(SITE_VERB_NAMES)) await (await import('./runSite.ts')).runSite();
  else if (isOneOf(DEPLOY_VERB_NAMES)) await (await import('./runDeploy.ts')).runDeploy();
  else if (isOneOf(QUICK_VERB_NAMES)) await (await import('./quick.ts')).runQuick();
  else await (await import('./bundled.ts')).runJournal();
}
