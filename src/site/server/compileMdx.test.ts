/** Which `.mdx` notes the bundled program can run, and which Astro must bundle. */
import { expect, test } from 'vitest';
import { temporaryJournal } from '../../journal/testing/temporaryJournal.ts';
import type { NotePage } from '../journal/siteJournal.ts';
import { compileMdx } from './compileMdx.ts';

const OWN = "import { Timeline as Course } from 'belay/components';\n";

test.each<[what: string, text: string, runs: boolean]>([
  ['text and expressions', 'It took {6 * 7} minutes.\n', true],
  ['a component of Belay', `${OWN}\n<Course events={[]} />\n`, true],
  ['an import in several lines', "import {\n  Timeline,\n} from 'belay/components'\n", true],
  ['a value of its own', 'export const from = 7;\n\n{from}\n', true],
  ['a picture elsewhere as HTML', '<img src="https://example.org/a.png" alt="" />\n', true],
  ['a module of its own', "import x from './x.js';\n\n{x}\n", false],
  ['a module for what it does', "import './x.css';\n", false],
  ['a module of another package', "import React from 'react';\n", false],
  ['all components by one name', "import * as all from 'belay/components';\n", false],
  ['a module that is loaded later', "{import('./x.js')}\n", false],
  ['its own address', '{import.meta.url}\n', false],
  ['exports of another module', "export { x } from './x.js';\n", false],
  ['a picture of its folder', '![A graph](graph.png)\n', false],
  ['a layout', '---\nlayout: ./page.astro\n---\n\nText\n', false],
  ['components for Markdown', 'export const components = { h2: "h3" };\n', false],
  ['a component in the browser', `${OWN}\n<Course client:load events={[]} />\n`, false],
  ['a mistake', '<Course>\n', false],
])('a note with %s', async (_, text, runs) => {
  await using journal = await temporaryJournal({});
  const data = { path: 'incidents/a.mdx', format: 'mdx', url: '/incidents/a/', ruleIds: [] };
  const note = { id: 'a', data, headings: [], text } as NotePage<unknown>;
  expect(await compileMdx(journal.contentDir, [note])).toBe(runs);
  expect(note.code !== undefined).toBe(runs);
});
