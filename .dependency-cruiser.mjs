/** The layers of `src/layers.json` as rules: no import points up, none goes in a circle, and pure rooms stay pure. */
import { readFileSync } from 'node:fs';

const layers = JSON.parse(readFileSync(new URL('src/layers.json', import.meta.url), 'utf8'));
const TESTS = String.raw`(\.test\.ts$|/testing/|^src/e2e/)`;

/** A pattern for all files of some rooms. */
const filesOf = (rooms) => `^src/(${rooms.join('|').replaceAll('.', '\\.')})(/|$)`;

const noImportFromAbove = layers.slice(1).map(({ layer, rooms }, index) => ({
  name: `${layer} imports nothing from above`.replaceAll(' ', '-'),
  comment: 'See src/layers.json: a layer may import from itself and from the layers below it.',
  severity: 'error',
  from: { path: filesOf(rooms), pathNot: TESTS },
  to: { path: filesOf(layers.slice(0, index + 1).flatMap((above) => above.rooms)) },
}));

const pure = filesOf(layers.filter((layer) => layer.pure).flatMap(({ rooms }) => rooms));

export default {
  forbidden: [
    ...noImportFromAbove,
    {
      name: 'pure-rooms-reach-no-world',
      comment: 'These rooms run in the browser as well, and are tested as pure functions.',
      severity: 'error',
      from: { path: pure, pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-rooms-know-no-astro',
      severity: 'error',
      from: { path: pure, pathNot: TESTS },
      to: { path: 'node_modules/(astro|@astrojs|vite)/' },
    },
    {
      name: 'production-code-imports-no-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'scripts-find-the-base-path-themselves',
      comment:
        'Scripts of pages are the same for all journals: they import src/site/client/href.ts.',
      severity: 'error',
      from: { path: '^src/site/client/', pathNot: TESTS },
      to: { path: String.raw`^src/site/href\.ts$` },
    },
    { name: 'no-import-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.astro'],
    },
  },
};
