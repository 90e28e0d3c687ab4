/** For tests: a git on the PATH that kills something at its n-th call. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What is killed: the caller before or after git runs, or git itself in the middle. */
export type Victim = 'caller-before' | 'caller-after' | 'git';

export interface KillingGit extends Disposable {
  /** The environment in which a call is the one that kills. */
  env(victim: Victim, at: number): NodeJS.ProcessEnv;
  /** How many calls there were since then. */
  calls(): number;
}

const SCRIPT = `#!/bin/sh
n=1
while ! mkdir "$BELAY_CALLS/$n" 2>/dev/null && [ -d "$BELAY_CALLS" ]; do n=$((n + 1)); done
if [ "$n" = "$BELAY_AT" ]; then
  case "$BELAY_VICTIM" in
    caller-before) kill -9 $PPID; exit 1 ;;
    caller-after) "$BELAY_GIT" "$@"; kill -9 $PPID; exit 1 ;;
    git) "$BELAY_GIT" "$@" <&0 & sleep 0.00$((n % 8 + 1)); kill -9 $!; wait $!; exit $? ;;
  esac
fi
exec "$BELAY_GIT" "$@"
`;

export function killingGit(): KillingGit {
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-killing-git-'));
  const bin = path.join(folder, 'bin');
  let calls = '';
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'git'), SCRIPT);
  chmodSync(path.join(bin, 'git'), 0o755);
  const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  return {
    env: (victim, at) => {
      // A git process from the last time may still run after its caller was killed.
      calls = mkdtempSync(path.join(folder, 'calls-'));
      return {
        ...{ PATH: `${bin}:${process.env['PATH']}`, BELAY_GIT: git, BELAY_CALLS: calls },
        ...{ BELAY_AT: String(at), BELAY_VICTIM: victim },
      };
    },
    calls: () => readdirSync(calls).length,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
