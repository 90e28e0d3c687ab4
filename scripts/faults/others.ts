/** Receivers that fail or lie, no network, other clocks, a full disk, several watches at once. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Manner, Receiver } from './receiver.ts';
import { type Count, countOf, type WatchedProject, watchedProject } from './watch.ts';

const DAY = 24 * 60 * 60_000;
const MANNERS: readonly Manner[] = [
  ...(['well', 'garbage', 'endless', 'error 500', 'redirect', 'slow'] as const),
  ...(['closes after reading', 'closes before reading', 'not HTTP', 'hangs'] as const),
];

export async function* otherFaults(receiver: Receiver): AsyncGenerator<Count> {
  for (const manner of MANNERS) yield await badReceiver(receiver, manner);
  yield await stoppedWhileSending(receiver);
  yield await noNetwork(receiver);
  yield await otherClocks(receiver);
  yield await threeAtOnce(receiver);
  yield* fullDisk(receiver);
}

/** One round after another, each with the shop up (`+`) or down (`-`). */
async function rounds(project: WatchedProject, receiver: Receiver, signs: string): Promise<void> {
  for (const sign of signs) {
    receiver.shop = sign === '+';
    await project.round();
  }
}

/** The receiver is bad while the failure is reported, and well again from the next round on. */
async function badReceiver(receiver: Receiver, manner: Manner): Promise<Count> {
  using project = await watchedProject(receiver);
  await rounds(project, receiver, '+');
  receiver.manner = manner;
  await rounds(project, receiver, '-');
  receiver.manner = 'well';
  await rounds(project, receiver, '--++');
  return countOf(`receiver: ${manner}`, receiver, 2);
}

async function stoppedWhileSending(receiver: Receiver): Promise<Count> {
  using project = await watchedProject(receiver);
  receiver.manner = 'hangs';
  receiver.shop = false;
  const watch = project.start();
  while (receiver.posted.length === 0) await sleep(50);
  await watch.stop();
  receiver.manner = 'well';
  await rounds(project, receiver, '--++');
  return countOf('SIGTERM while the receiver hangs', receiver, 2);
}

/** Nothing can be reached while the failure is found: it is reported when the network is back, though it is over. */
async function noNetwork(receiver: Receiver): Promise<Count> {
  const { host } = receiver;
  using project = await watchedProject(receiver);
  await rounds(project, receiver, '+');
  const config = path.join(project.root, 'belay.json');
  const settings = (hook: string) =>
    JSON.stringify({
      ...{
        project: 'shop',
        hosts: [host, 'nowhere.invalid'],
        watch: { confirm: 1, retryPause: 10 },
      },
      notify: { chat: { webhook: hook } },
    });
  writeFileSync(config, settings('http://nowhere.invalid/hook'));
  await rounds(project, receiver, '--');
  writeFileSync(config, settings(`http://${host}/hook`));
  await rounds(project, receiver, '++');
  return countOf('no network from the failure to its end', receiver, 1);
}

async function otherClocks(receiver: Receiver): Promise<Count> {
  using project = await watchedProject(receiver);
  const clocks = [0, 0, -DAY, -DAY, -DAY, -400 * DAY, 0, DAY, DAY, 0];
  for (const [at, sign] of [...'+--+-+---+'].entries()) {
    receiver.shop = sign === '+';
    await project.round({ BELAY_CLOCK: String(clocks[at]) });
  }
  // Three failures and their ends; and a reminder, since the clock says that a failure lasts for a day.
  return countOf('clock set back and forth', receiver, 7);
}

async function threeAtOnce(receiver: Receiver): Promise<Count> {
  using project = await watchedProject(receiver);
  for (const shop of [true, false, false, true, true]) {
    receiver.shop = shop;
    await Promise.all([project.round(), project.round(), project.round()]);
  }
  return countOf('three watches at once, five rounds', receiver, 2, 15);
}

/** A file system of 256 kB that is full from before the failure until after its end. Mounting it takes root. */
async function* fullDisk(receiver: Receiver): AsyncGenerator<Count> {
  const root = mkdtempSync(path.join(tmpdir(), 'belay-faults-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', root], { stdio: 'ignore' });
  } catch {
    rmdirSync(root);
    process.stderr.write('The full disk is not tried: mounting a small one takes root.\n');
    return;
  }
  try {
    const project = await watchedProject(receiver, {}, root);
    await rounds(project, receiver, '+');
    fill(root);
    receiver.shop = false;
    const watch = project.start();
    while (receiver.posted.length === 0) await sleep(50);
    await sleep(3_000);
    receiver.shop = true;
    while (receiver.posted.length === 1) await sleep(50);
    await watch.stop();
    yield countOf('disk full, a watch that goes on', receiver, 2);
    await rounds(project, receiver, '---');
    yield countOf('disk full, three rounds with --once', receiver, 1);
  } finally {
    execFileSync('umount', [root]);
    rmdirSync(root);
  }
}

function fill(folder: string): void {
  for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (let at = 0; ; at++) writeFileSync(path.join(folder, `${size}-${at}`), 'x'.repeat(size));
    } catch {
      // Full for files of this size.
    }
  }
}
