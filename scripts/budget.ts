/**
 * Checks what everybody who installs Belay waits for against a budget: the package itself, and what npm installs with it.
 * The time itself is not checked, as it depends on the network and the machine: with a filled cache,
 * 240 MB in 357 packages took 28 s on two busy cores (11 s of processor time).
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/**
 * Kilobytes, packed. Two hundred are the price of commands that start fast: the command line is bundled with the packages
 * that it needs, beside the separate files of the site. Another two hundred are the price of builds that start neither
 * Astro nor Vite, which take five seconds: the code that renders pages, and the scripts and styles, are bundled, too.
 * Three hundred are the price of builds and threads that load 400 files instead of 1,400: what reads,
 * compiles and writes a site is bundled with its packages, most of it for `.mdx` notes and for the colours of code. Thirty
 * of them are drawings that each first build would make again. The last 25 are the part of date-holidays that most
 * countries need: without it, each build loads 105 files more.
 */
const MAX_PACKED = 1475;
const MAX_PACKAGES = 380;
/** Megabytes on disk, for one platform. */
const MAX_INSTALLED = 260;

interface Lock {
  packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
}

function bytesOf(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    // Packages inside a package are counted separately.
    if (entry.name === 'node_modules') continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) bytes += bytesOf(file);
    else if (entry.isFile()) bytes += statSync(file).size;
  }
  return bytes;
}

const lock: Lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
const installed = Object.entries(lock.packages)
  .filter(([name, { dev, devOptional }]) => name !== '' && !dev && !devOptional)
  .map(([name]) => path.join(ROOT, name))
  // npm does not install packages for other platforms.
  .filter((folder) => statSync(folder, { throwIfNoEntry: false }));
const megabytes = installed.reduce((sum, folder) => sum + bytesOf(folder), 0) / 1_000_000;
const packing = ['pack', '--dry-run', '--json'];
const output = execFileSync('npm', packing, {
  cwd: ROOT,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  shell: process.platform === 'win32',
});
const [{ size }] = JSON.parse(output.slice(output.search(/^\[/m))) as [{ size: number }];

const figures: [what: string, value: number, max: number][] = [
  ['kB packed', Math.round(size / 1000), MAX_PACKED],
  ['packages installed', installed.length, MAX_PACKAGES],
  ['MB installed', Math.round(megabytes), MAX_INSTALLED],
];
for (const [what, value, max] of figures) {
  process.stdout.write(`${value} ${what}, of ${max}\n`);
  if (value > max) process.exitCode = 1;
}
