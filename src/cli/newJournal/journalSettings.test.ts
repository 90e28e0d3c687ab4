import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Io } from '../verb.ts';
import { journalSettings } from './journalSettings.ts';

/** A terminal at which somebody types each line when its question shows. */
function terminal(typed: [when: string, text: string][]): { io: Io; screen: () => string } {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = Object.assign(new PassThrough(), { isTTY: true });
  const waiting = [...typed];
  let screen = '';
  stdout.on('data', (text: Buffer) => {
    screen += text;
    if (!waiting[0] || !screen.endsWith('): ') || !screen.slice(0, -1).includes(waiting[0][0]))
      return;
    stdin.write(waiting.shift()?.[1]);
  });
  const env = { LANG: 'de_DE.UTF-8', PATH: process.env['PATH'] };
  const io = { stdin, stdout, stderr: new PassThrough(), env, cwd: '/', now: () => new Date() };
  return { io: io as unknown as Io, screen: () => screen };
}

test('each question has a default, a wrong answer is asked again, and lines pasted at once count', async () => {
  const { io, screen } = terminal([
    ['Title (Ops notes)', '\n'],
    ['Address of the site', 'ops.example\n'],
    ['"ops.example"', 'https://ops.example/\n'],
    ['Author', 'Ada\nEurope/Istanbul\n\nBY\n'],
    ['Weekend (saturday,sunday)', '\n'],
  ]);
  const settings = await journalSettings('/ops-notes', {}, io);
  expect(settings).toEqual({
    title: 'Ops notes',
    url: 'https://ops.example/',
    author: 'Ada',
    'time-zone': 'Europe/Istanbul',
    country: 'DE',
    region: 'BY',
    weekend: 'saturday,sunday',
  });
  expect(screen()).toContain('"ops.example": expected a URL');
});

test('options are not asked for, and a country without holidays has no region', async () => {
  const given = { title: 'A', url: 'https://a.example/', author: 'B', 'time-zone': 'UTC' };
  const { io, screen } = terminal([
    ['Country', 'none\n'],
    ['Weekend', 'friday, saturday\n'],
  ]);
  expect(await journalSettings('/a', given, io)).toMatchObject({
    country: 'none',
    weekend: 'friday, saturday',
  });
  expect(screen()).not.toMatch(/Title|Region/);
});
