/** Notes for benchmarks: as many as requested, of about 700 words, the same for the same seed. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const WORDS =
  'the worker died and was started again after a library that the system had replaced during the night did not fit the one inside the wheel so every request that opened a connection failed until somebody noticed and put the previous release back while the queue kept growing on the second host because its health check asked only whether the port was open'.split(
    ' ',
  );
const SERVICES = ['shop', 'payments', 'search', 'mail', 'billing'];

/** Numbers from 0 to 1 that look random: mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes a journal of `count` incidents into a content folder, with a few rules, a table and two fences each. */
export async function writeNotes(contentDir: string, count: number): Promise<void> {
  const incidents = path.join(contentDir, 'incidents');
  await mkdir(incidents, { recursive: true });
  await writeFile(
    path.join(contentDir, 'journal.yaml'),
    'title: Bench\nurl: https://journal.example/\ntimeZone: Europe/Istanbul\ncountry: TR\n',
  );
  for (let index = 0; index < count; index++) {
    const name = `${String(index).padStart(5, '0')}.md`;
    await writeFile(path.join(incidents, name), noteText(index));
  }
}

/** One note of about 700 words. */
export function noteText(index: number): string {
  const random = randomNumbers(index + 1);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const sentence = () => {
    const words = Array.from({ length: 8 + Math.floor(random() * 12) }, () => pick(WORDS));
    if (random() < 0.2) words[2] = `**${words[2]}**`;
    if (random() < 0.2) words[4] = `\`${words[4]}\``;
    if (random() < 0.1) words[5] = `[${words[5]}](https://example.org/${index})`;
    return `${words.join(' ')}.`;
  };
  const paragraph = () => Array.from({ length: 5 }, sentence).join(' ');
  const day = String(1 + (index % 28)).padStart(2, '0');
  return `---
title: Incident ${index}, ${pick(WORDS)} ${pick(WORDS)}
date: ${2000 + (index % 26)}-0${1 + (index % 9)}-${day}
severity: sev${1 + (index % 4)}
services: [${pick(SERVICES)}]
summary: ${sentence().replaceAll(/[[\]`*()]/g, '')}
---

## What happened

${paragraph()}

${paragraph()}

\`\`\`log
2019-06-24 09:${day}:11 worker ${index} died, signal 11
/usr/lib/libssl.so.1.1(SSL_new+0x${index.toString(16)}) [0x7f${index}]
\`\`\`

## Timeline

| time | what |
| --- | --- |
| 09:00 | ${sentence()} |
| 09:40 | ${sentence()} |

## Why

${paragraph()}

${paragraph()}

\`\`\`sh
dpkg -l | grep libssl
systemctl restart worker-${index}
\`\`\`

## What was learned

- ${sentence()}
- ${sentence()}
- ${sentence()}

${paragraph()}

${paragraph()}

## Before deploy

- Has host ${index} the packages that staging has? Yes. \`command packages-${index}\`
- Does anything else depend on library ${index}? No (not even a cron job).
- [ ] Read the change log of package ${index}

  ${sentence()}

## Recovery

1. [ ] Put release ${index} back
2. [ ] Restart worker ${index}
`;
}
