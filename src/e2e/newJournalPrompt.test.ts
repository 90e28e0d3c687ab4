/** What a person types at the questions of `belay new journal`. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { atTerminal } from './atTerminal.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'belay-new-'));
afterAll(() => rm(folder, { recursive: true }));
const BELAY = fileURLToPath(new URL('../../scripts/belay.ts', import.meta.url));

function newJournal(name: string, typed: [when: string, text: string][]) {
  const place = { cwd: folder, env: process.env };
  return atTerminal(process.execPath, [BELAY, 'new', 'journal', name], place, typed);
}

test('the end of input at a question ends the command, and nothing is written', async () => {
  const { code, screen } = await newJournal('ended', [['Title', '\x04']]);
  expect(screen).toContain('The input ended before the last question');
  expect(code).toBe(2);
  expect(existsSync(path.join(folder, 'ended'))).toBe(false);
});

test('Ctrl-C at a question ends the command, and nothing is written', async () => {
  const { screen } = await newJournal('stopped', [
    ['Title (Stopped): ', '\r'],
    ['Address', '\x03'],
  ]);
  expect(screen).not.toContain('Author');
  expect(existsSync(path.join(folder, 'stopped'))).toBe(false);
});
