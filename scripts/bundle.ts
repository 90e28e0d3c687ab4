#!/usr/bin/env node
/** `node scripts/bundle.ts [FILE]`: writes `.belay/belay.mjs`, and prints its size and contents. */
import { writeFile } from 'node:fs/promises';
import { bundleBelay, partsOf } from '../src/cli/bundle.ts';

const bundle = await bundleBelay();
const [file] = process.argv.slice(2);
if (file) await writeFile(file, bundle.text);
const line = (bytes: number, what: string) =>
  process.stdout.write(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${what}\n`);
for (const [owner, size] of partsOf(bundle)) line(size, owner);
line(Buffer.byteLength(bundle.text), 'in all');
