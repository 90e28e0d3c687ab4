#!/usr/bin/env node
/** `node scripts/bundle.ts [FILE]`: writes `.belay/belay.mjs`, and says how large it is and what is in it. */
import { writeFile } from 'node:fs/promises';
import { bundleBelay } from '../src/cli/bundle.ts';

const { text, metafile } = await bundleBelay();
const [file] = process.argv.slice(2);
if (file) await writeFile(file, text);
const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
const sizes = new Map<string, number>();
for (const [path, { bytesInOutput }] of inputs) {
  const owner = path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? 'Belay';
  sizes.set(owner, (sizes.get(owner) ?? 0) + bytesInOutput);
}
for (const [owner, size] of [...sizes].toSorted(([, a], [, b]) => b - a)) {
  process.stdout.write(`${(size / 1000).toFixed(1).padStart(7)} kB  ${owner}\n`);
}
process.stdout.write(`${(Buffer.byteLength(text) / 1000).toFixed(1).padStart(7)} kB  in all\n`);
