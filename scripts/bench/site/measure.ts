/** Runs a command, and measures its time, how many cores it used, and its peak memory. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  /** Wall-clock seconds. */
  seconds: number;
  /** Seconds of all cores together, of the command and what it starts: the same on a busy machine. */
  cpuSeconds: number;
  /** Peak memory of the process and all its children, in megabytes; 0 if the system does not report it. */
  peakMb: number;
}

/**
 * @param codes exit codes that are not a failure.
 * @throws an error with the command's output if it fails.
 */
export async function measure(
  command: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
  codes: readonly number[] = [0],
): Promise<Measured> {
  // Only the shell reports the time of processes that a process has waited for.
  const timed = 'TIMEFORMAT="cpu %U %S"; time "$@"';
  const start = performance.now();
  const child = spawn('bash', ['-c', timed, 'bash', ...command], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  }
  let peakMb = 0;
  const sampling = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(child.pid ?? 0));
  }, 100);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(sampling);
  if (code === null || !codes.includes(code))
    throw new Error(`${command.join(' ')} ended with ${code}:\n${output}`);
  const [, user, system] = /cpu ([\d.]+) ([\d.]+)\s*$/.exec(output) ?? [];
  return {
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: Number(user) + Number(system),
    peakMb,
  };
}

/** The memory of a process and its children, on Linux. */
function residentMb(root: number): number {
  try {
    const parents = new Map<number, { parent: number; pages: number }>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        // After the name, which is in parentheses and may contain anything: state, parent, …, resident pages.
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
        parents.set(Number(name), { parent: Number(fields?.[1]), pages: Number(fields?.[21]) });
      } catch {
        // The process has just ended.
      }
    }
    const isBelow = (id: number): boolean =>
      id === root || (parents.has(id) && isBelow(parents.get(id)?.parent ?? 0));
    let pages = 0;
    for (const [id, process] of parents) if (isBelow(id)) pages += process.pages;
    return (pages * 4096) / 1e6;
  } catch {
    return 0;
  }
}
