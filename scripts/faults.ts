#!/usr/bin/env node
/**
 * `npm run faults`: breaks a watch in every way that can be thought of, with real processes and a local receiver, and counts
 * the messages that were lost, and those that came twice. It takes a few minutes.
 */
import { killedAtEachStep } from './faults/killed.ts';
import { otherFaults } from './faults/others.ts';
import { startReceiver } from './faults/receiver.ts';
import type { Count } from './faults/watch.ts';

const receiver = await startReceiver();
const lost: Count[] = [];
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`;
process.stdout.write(row(['fault', 'tried', 'due', 'lost', 'twice, marked', 'twice, unmarked']));
process.stdout.write(row(['---', '---', '---', '---', '---', '---']));
try {
  for (const faults of [otherFaults(receiver), killedAtEachStep(receiver)]) {
    for await (const count of faults) {
      const { fault, tried, due, missing, marked, unmarked } = count;
      process.stdout.write(row([fault, tried, due, missing, marked, unmarked]));
      if (missing > 0) lost.push(count);
    }
  }
} finally {
  receiver.close();
}
if (lost.length > 0) process.exitCode = 1;
