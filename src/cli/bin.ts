#!/usr/bin/env node
/** The command `belay`. It checks the version of Node before it loads anything else. */
import { keepCompiledCode } from '../files/keepCompiledCode.ts';
import { runQuick } from './runQuick.ts';
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
  const verb = process.argv[2] ?? '';
  const isOneOf = (names: readonly string[]) => names.includes(verb);
  if (isOneOf(QUICK_VERB_NAMES)) {
    await runQuick(verb);
  } else {
    // Everything else is loaded after this.
    keepCompiledCode(process.env);
    const all = await import('./bundled.ts');
    if (isOneOf(SITE_VERB_NAMES)) await all.runSite();
    else if (isOneOf(DEPLOY_VERB_NAMES)) await all.runDeploy();
    else await all.runJournal();
  }
}
