import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { BELAY_COMPONENTS, mdxProblems } from './mdxProblems.ts';
import { parseMdx } from './parseMdx.ts';

const IMPORT = "import { Timeline } from 'belay/components'\n\n";
const timeline = (events: string) => `${IMPORT}<Timeline zone="UTC" events={${events}} />\n`;

test.each<[string, string, string | undefined]>([
  ['a timeline', timeline("[{ at: '2026-01-05T10:00Z', text: `x` }]"), undefined],
  ['one with a broken time', timeline("[{ at: '2026-01-05', text: 'x' }]"), '3:1 has "2026-01-05"'],
  [
    'one out of order',
    timeline("[{ at: '2026-01-05T10:00Z', text: 'x' }, { 'at': '2026-01-04T10:00Z', text: 'y' }]"),
    '3:1 2026-01-04T10:00Z after a later time',
  ],
  ['one without events', `${IMPORT}Text <Timeline />\n`, '3:6 needs events'],
  ['events that are text', `${IMPORT}<Timeline events="x" />\n`, '3:1 not a list'],
  ['an event without a text', timeline("[{ at: '2026-01-05T10:00Z' }]"), '3:1 times and texts'],
  ['events that are worked out', timeline('[1].map(() => 2)'), undefined],
  ['events from elsewhere', `${IMPORT}export const e = []\n\n<Timeline events={e} />\n`, undefined],
  [
    'another name',
    `import { Timeline as T } from 'belay/components'\n\n<T />\n`,
    '3:1 needs events',
  ],
  [
    'a component that is not there',
    "import { Timelin } from 'belay/components'\n",
    '1:1 no "Timelin"',
  ],
  ['one that is not imported', 'Text\n\n- <Timeline />\n', '3:3 <Timeline> is not imported'],
  ['a placeholder', 'Set <HOST /> now\n', '1:5 <HOST> is not imported'],
  ['a part of an import', 'import * as parts from "./a"\n\n<parts.A /> <b /> <></>\n', undefined],
  ['a component of the note', 'export const A = () => 1\n\n<A />\n', undefined],
  ['replaced elements', 'export const components = { A: "b" }\n\n<A />\n', undefined],
  ['a name in braces', 'Deploy {env.name} now.\n', '1:8 "env" in braces'],
  ['names that there are', '{frontmatter.title} {Math.PI} {"env"} {3} {/* env */}\n', undefined],
])('%s', (_, text, expected) => {
  const found = mdxProblems(parseMdx(text), 'a.mdx');
  expect(found.map(({ code, severity }) => [code, severity])).toEqual(
    expected === undefined ? [] : [['component-broken', 'error']],
  );
  const [first] = found;
  if (!first || expected === undefined) return;
  const [place, ...words] = expected.split(' ');
  expect(`${first.line}:${first.column}`).toBe(place);
  expect(first.message).toContain(words.join(' '));
});

test('all components of belay/components are known', async () => {
  const index = await readFile(new URL('../../components/notes/index.ts', import.meta.url), 'utf8');
  const exported = [...index.matchAll(/default as (\w+)/g)].map(([, name]) => name);
  expect(BELAY_COMPONENTS).toEqual(exported);
});
