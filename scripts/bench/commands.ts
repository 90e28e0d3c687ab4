#!/usr/bin/env node
/**
 * `npm run bench:commands [-- --notes 1000] [--pairs 5]`: how long `belay lint` of one note and `belay match` of a log
 * of 50 lines take in a journal of many notes, compared with an empty Node program, in turn. They run as packed
 * for npm, which takes a minute first. Before each round the note is changed.
 */
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './median.ts';
import { writeNotes } from './notes.ts';
import { type Measured, measure } from './site/measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '1000' },
    pairs: { type: 'string', default: '5' },
  },
});
const work = path.join(tmpdir(), 'belay-bench-commands');
const content = path.join(work, 'content');
const note = path.join(content, 'incidents/00001.md');
const log = path.join(work, 'paste.log');

await rm(content, { recursive: true, force: true });
await mkdir(work, { recursive: true });
await writeNotes(content, Number(values.notes));
await writeFile(log, pasteOf(50));
await measure([process.execPath, 'scripts/package.ts'], ROOT);

const belay = [process.execPath, path.join(ROOT, 'lib/cli/bin.js')];
const commands: Record<string, string[]> = {
  'node -e 0': [process.execPath, '-e', '0'],
  'belay lint FILE': [...belay, 'lint', '--content', content, note],
  'belay match FILE': [...belay, 'match', '--content', content, log],
};
const taken = new Map<string, Measured[]>(Object.keys(commands).map((name) => [name, []]));
for (let pair = 0; pair <= Number(values.pairs); pair++) {
  await appendFile(note, `\nOne more sentence, the ${pair}th.\n`);
  // The rest of the journal is cached by then, as in daily use.
  await measure([...belay, 'match', '--content', content, log], ROOT, {}, [0, 1]);
  for (const [name, command] of Object.entries(commands)) {
    const one = await measure(command, ROOT, {}, [0, 1]);
    if (pair > 0) taken.get(name)?.push(one);
  }
}

process.stdout.write(
  `${values.notes} notes, ${values.pairs} rounds in turn, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}\n`,
);
const medianOf = (name: string, of: (one: Measured) => number) =>
  median((taken.get(name) ?? []).map(of));
for (const name of taken.keys()) {
  const ratio = (of: (one: Measured) => number) => medianOf(name, of) / medianOf('node -e 0', of);
  const [seconds, cpu] = [
    medianOf(name, (one) => one.seconds),
    medianOf(name, (one) => one.cpuSeconds),
  ];
  process.stdout.write(
    `${name.padEnd(18)}${(seconds * 1000).toFixed(0).padStart(6)} ms (${ratio((one) => one.seconds).toFixed(1)} ×)${(cpu * 1000).toFixed(0).padStart(8)} ms CPU (${ratio((one) => one.cpuSeconds).toFixed(1)} ×)\n`,
  );
}

/** A log of lines that no note quotes, except the last. */
function pasteOf(lines: number): string {
  const others = Array.from(
    { length: lines - 1 },
    (_, index) =>
      `2026-11-26 09:10:${10 + (index % 50)} request ${index} answered in ${index % 7} ms`,
  );
  return `${[...others, '2026-11-26 09:12:11 worker 7 died, signal 11'].join('\n')}\n`;
}
