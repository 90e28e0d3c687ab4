#!/usr/bin/env node
/** The command `belay`. It checks the version of Node before it loads anything else. */
import module from 'node:module';

/** As `engines` in `package.json` says. */
const [MAJOR, MINOR] = [22, 12];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < MAJOR || (major === MAJOR && minor < MINOR)) {
  process.stderr.write(
    `belay: Belay needs Node ${MAJOR}.${MINOR} or later, and this is Node ${process.versions.node}. Install a later one: https://nodejs.org/\n`,
  );
  process.exitCode = 2;
} else {
  // The compile cache saves a third of the time of a short run, so everything else is loaded after this.
  module.enableCompileCache?.();
  const [{ JOURNAL_VERBS }, { runProcess }, { packageVersion }] = await Promise.all([
    import('./journalVerbs.ts'),
    import('./runProcess.ts'),
    import('../files/packageFolder.ts'),
  ]);
  await runProcess({ version: packageVersion(), command: 'npx belay', verbs: JOURNAL_VERBS });
}
