/** Bundles the code of the package: a build loads 400 files instead of 1,400. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { QUICK_HOLIDAYS } from '../../src/cli/bundling/quickHolidaysPlugin.ts';
import {
  QUICK_NAMES,
  quickZodPlugin,
  ZOD_APART,
  ZOD_PARTS,
} from '../../src/cli/bundling/quickZodPlugin.ts';
import type { Verb } from '../../src/cli/verb.ts';
import { PACKAGE_FOLDER } from '../../src/files/packageFolder.ts';
import type { Program } from '../../src/site/server/programs.ts';
import { bundling, FOLDER, NATIVE_PARSER, OWN_PLACES, SOURCE } from './bundling.ts';

/** Where other code expects each of them. What they share is put into files that they load. */
const ENTRIES = {
  'cli/bundled': 'cli/bundled.ts',
  'cli/bundledWorker': 'journal/compiling/compileWorker.ts',
  'cli/bundledSideWorker': 'site/server/sideWorker.ts',
  'cli/bundledSearchWorker': 'site/server/searchWorker.ts',
};
/** The name by which the code that renders pages is bundled. */
const PROGRAM = 'program-that-renders-pages';
/** Its file, in `lib/program/server/`. */
export const PROGRAM_FILE = 'program.js';
/** Packages that few builds need, that have a native part, or that must be found from their own folder. */
const EXTERNAL =
  /^(?:astro|vite|sharp|pagefind|fontkitten|rehype-raw|@viz-js\/viz|@astrojs\/mdx|@shikijs\/langs|@shikijs\/themes|shiki\/wasm)(?:\/|$)/;

/** The verbs of `belay.mjs`, of which the bundles have only what the list of verbs shows. */
const DEPLOY_VERB =
  /\/src\/cli\/verbs\/(?:doctor|gate|answer|accept|verify|log|sync|update|watch|prePush)\.ts$/;

/**
 * Writes the bundles into `lib/cli/`, and `lib/program/server/program.js`.
 *
 * @param codeDigest the digest of all code, for caches.
 * @returns what is in them.
 */
export async function bundleCommands(
  lib: string,
  codeDigest: string,
  program: Program,
): Promise<Metafile['inputs']> {
  const { metafile } = await build({
    ...bundling(codeDigest),
    entryPoints: [
      ...Object.entries(ENTRIES).map(([out, file]) => ({ in: path.join(SOURCE, file), out })),
      { in: ZOD_PARTS, out: `${FOLDER}/zod` },
      { in: PROGRAM, out: `program/server/${path.parse(PROGRAM_FILE).name}` },
    ],
    outdir: lib,
    splitting: true,
    logOverride: { 'import-is-undefined': 'error' },
    chunkNames: `${FOLDER}/bundled-[name]-[hash]`,
    plugins: [
      programPlugin(await inOneFile(program)),
      QUICK_HOLIDAYS,
      LATER_PACKAGES,
      LEFT_OUT,
      BELAY_MJS,
      OWN_PLACES,
      NATIVE_PARSER,
      ZOD_APART,
      quickZodPlugin(QUICK_NAMES),
    ],
  });
  return metafile.inputs;
}

/** The code that renders pages, as one module: it can be loaded again, with all that it has worked out, by another address. */
async function inOneFile({ server, entry }: Program): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(server, entry)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.12',
    packages: 'external',
    external: ['file:*'],
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    outfile: 'program.js',
  });
  // The place where it was bundled.
  return (outputFiles[0]?.text ?? '')
    .replaceAll(`${PACKAGE_FOLDER}/`, (found, at: number, text: string) =>
      text.slice(at - 'file://'.length, at) === 'file://' ? found : '/belay/',
    )
    .replaceAll(/\bnew-\d+-/g, 'new-');
}

/** Gives the code that renders pages, which imports modules of this package from where they are. */
function programPlugin(text: string): Plugin {
  return {
    name: 'program',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^file:/ }, ({ path: url }) => ({ path: fileURLToPath(url) }));
      onResolve({ filter: new RegExp(`^${PROGRAM}$`) }, () => ({
        path: PROGRAM,
        namespace: PROGRAM,
      }));
      onLoad({ filter: /./, namespace: PROGRAM }, () => ({
        contents: text,
        resolveDir: PACKAGE_FOLDER,
        loader: 'js',
      }));
    },
  };
}

/** Packages that are loaded from where they are installed, when one of their functions is called: few builds need them. */
const LATER =
  /^(?:ical\.js|remark-smartypants|@astrojs\/prism\/dist\/highlighter|hast-util-from-html|source-map|smol-toml)$/;

/** Gives code that imports such a package functions and classes of the same names, which load the package. */
const LATER_PACKAGES: Plugin = {
  name: 'later-packages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: LATER }, ({ path: name, namespace }) =>
      namespace === 'later-packages' ? undefined : { path: name, namespace: 'later-packages' },
    );
    onLoad({ filter: /./, namespace: 'later-packages' }, async ({ path: name }) => {
      const names = Object.keys(await import(name)).filter((each) => /^\w+$/.test(each));
      const exported = names.map(
        (each) => `export ${each === 'default' ? each : `const ${each} =`} later('${each}');`,
      );
      return {
        contents: `
          let loaded;
          const load = (name) => {
            loaded ??= loadLeftOut(${JSON.stringify(name)});
            return name === 'default' ? (loaded.default ?? loaded) : loaded[name];
          };
          const later = (name) => new Proxy(function () {}, {
            get: (_, key) => load(name)[key],
            apply: (_, self, all) => Reflect.apply(load(name), self, all),
            construct: (_, all) => Reflect.construct(load(name), all),
          });
          ${exported.join('\n')}`,
      };
    });
  },
};

/** Packages and bundles that are loaded from where they are. */
const LEFT_OUT: Plugin = {
  name: 'left-out',
  setup({ onResolve }) {
    onResolve({ filter: EXTERNAL }, ({ path: name }) =>
      name === 'astro/logger/console' ? undefined : { path: name, external: true },
    );
    // It is there in two forms, and both are asked for.
    onResolve({ filter: /^acorn$/ }, () => ({
      path: path.join(PACKAGE_FOLDER, 'node_modules/acorn/dist/acorn.mjs'),
    }));
    onResolve({ filter: /\/bundle\.ts$/ }, () => ({ path: './bundle.js', external: true }));
    onResolve({ filter: /\/belay\.mjs$/ }, () => ({ path: '../belay.mjs', external: true }));
    onResolve({ filter: /\/runDeploy\.ts$/ }, () => ({
      path: 'runDeploy',
      namespace: 'belay-mjs',
    }));
  },
};

/** Runs `belay.mjs` for the verbs that it has, so that the package does not contain their code twice. */
const BELAY_MJS: Plugin = {
  name: 'belay-mjs',
  setup({ onLoad }) {
    onLoad({ filter: /./, namespace: 'belay-mjs' }, () => ({
      contents: `export async function runDeploy() { globalThis.belayCommand = 'npx belay'; await import('../belay.mjs'); }`,
    }));
    onLoad({ filter: DEPLOY_VERB }, async ({ path: file }) => {
      const { verb } = (await import(file)) as { verb: Verb };
      return { contents: `export const verb = { summary: ${JSON.stringify(verb.summary)} };` };
    });
  },
};
