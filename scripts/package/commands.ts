/** Bundles the command line of the package: it starts several times as fast as from hundreds of files. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { LAZY_BUILTINS } from '../../src/cli/bundling/lazyBuiltins.ts';
import { QUICK_NAMES, quickZodPlugin } from '../../src/cli/bundling/quickZodPlugin.ts';
import { LATER } from '../../src/cli/later.ts';
import type { Verb } from '../../src/cli/verb.ts';
import { PACKAGE_FOLDER } from '../../src/files/packageFolder.ts';
import { licensesOf } from './licenses.ts';

const SOURCE = path.join(PACKAGE_FOLDER, 'src');
/** The folder of the output, in `src/` and in `lib/`. */
const FOLDER = 'cli';
/** The first is all code; the others are small, and load it. */
const ENTRIES = ['cli/bundled.ts', 'cli/bundledWorker.ts', 'cli/bin.ts'];
/** What only the site or few notes need: it stays in separate files, as Astro takes its pages from there. */
const SEPARATE =
  /\/(?:bundled|quick|runSite|verbs\/(?:dev|build|start|preview)|compilePage|parseMdx|mdxProblems|cli\/bundle)\.ts$/;
/** Packages that few runs need, or that have a native part. */
const EXTERNAL = ['date-holidays', 'ical.js', 'rehype-raw'];
/** The verbs of `belay.mjs`, of which the bundle has only what the list of verbs shows. */
const DEPLOY_VERB =
  /\/src\/cli\/verbs\/(?:doctor|gate|answer|accept|verify|log|sync|update|watch|prePush)\.ts$/;

/**
 * Writes `lib/cli/bundled.js` and the small files that load it, in place of the separate ones.
 *
 * @param codeDigest the digest of all code, for caches.
 */
export async function bundleCommands(lib: string, codeDigest: string): Promise<void> {
  const write = (files: readonly string[], plugins: Plugin[]) =>
    build({
      entryPoints: files.map((file) => path.join(SOURCE, file)),
      absWorkingDir: PACKAGE_FOLDER,
      outdir: path.join(lib, FOLDER),
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node22.12',
      mainFields: ['module', 'main'],
      minify: true,
      charset: 'utf8',
      legalComments: 'none',
      metafile: true,
      define: { BELAY_CODE: JSON.stringify(codeDigest) },
      plugins: [
        ...plugins,
        LEFT_OUT,
        BELAY_MJS,
        OWN_PLACES,
        NATIVE_PARSER,
        quickZodPlugin(QUICK_NAMES),
        LAZY_BUILTINS,
      ],
      // Packages that are written as CommonJS ask for Node's modules with `require`, and for their own file.
      banner: { js: BANNER },
    });
  const all = [await write(ENTRIES, []), await write(['cli/quick.ts'], [FROM_LARGE, LAZY_CRYPTO])];
  const inputs = Object.assign({}, ...all.map(({ metafile }) => metafile.inputs));
  writeFileSync(path.join(lib, FOLDER, 'LICENSES.txt'), licenses({ inputs }));
}

const BANNER = [
  "import { createRequire as requireFrom } from 'node:module';",
  'const require = requireFrom(import.meta.url), __filename = import.meta.filename;',
  'const loadLeftOut = require;',
  'const ownUrl = (file) => new URL(file, import.meta.url).href;',
  "const ownFile = (file) => require('node:url').fileURLToPath(ownUrl(file));",
  "const ownFolder = (file) => require('node:path').dirname(ownFile(file));",
].join(' ');

/** What is in `LATER` is loaded from the large file when it is needed. */
const FROM_LARGE: Plugin = {
  name: 'from-large',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path: name, resolveDir, kind }) => {
      if (kind !== 'dynamic-import') return undefined;
      const place = path.relative(SOURCE, path.resolve(resolveDir, name)).replaceAll(path.sep, '/');
      return Object.hasOwn(LATER, place) ? { path: place, namespace: 'from-large' } : undefined;
    });
    // It decides, and words, what `quickZod` is not sure of.
    onResolve({ filter: /^zod$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: 'zod', external: true } : undefined,
    );
    onResolve({ filter: /bundled\.js$/, namespace: 'from-large' }, ({ path: name }) => ({
      path: name,
      external: true,
    }));
    onLoad({ filter: /./, namespace: 'from-large' }, async ({ path: place }) => {
      const names = Object.keys(await import(path.join(SOURCE, place)));
      const load = `(await import('./bundled.js')).LATER[${JSON.stringify(place)}]`;
      return { contents: `export const { ${names.join(', ')} } = await ${load}();` };
    });
  },
};

/** `node:crypto` takes 4 ms to load: its functions load it when they are called. */
const LAZY_CRYPTO: Plugin = {
  name: 'lazy-crypto',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?crypto$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'node:crypto', namespace: 'lazy-crypto' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'lazy-crypto' }, () => ({
      contents:
        "export const createHash = (...args) => process.getBuiltinModule('node:crypto').createHash(...args);",
    }));
  },
};

/**
 * Leaves some packages and files out of the bundle. They are loaded when the code that imports them runs, not with
 * the bundle: Node's `require` reads ES modules, too.
 */
const LEFT_OUT: Plugin = {
  name: 'left-out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path: name, resolveDir, kind, namespace }) => {
      if (kind === 'entry-point' || namespace === 'left-out') return undefined;
      if (name === './runDeploy.ts') return { path: name, namespace: 'belay-mjs' };
      const file = path.resolve(resolveDir, name);
      const separate = name.startsWith('.') && SEPARATE.test(file);
      if (name === '../belay.mjs') return { path: name, external: true };
      if (!separate && !EXTERNAL.includes(name)) return undefined;
      const place = separate ? fromFolder(file) : name;
      return kind === 'import-statement'
        ? { path: place, namespace: 'left-out' }
        : { path: place, external: true };
    });
    onLoad({ filter: /./, namespace: 'left-out' }, ({ path: place }) => ({
      contents: `const loaded = loadLeftOut(${JSON.stringify(place)}); module.exports = loaded.default ?? loaded;`,
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

/** Code that asks for its own place gets that of the separate file, as it looks for other files from there. */
const OWN_PLACES: Plugin = {
  name: 'own-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      if (!file.startsWith(SOURCE + path.sep) || !text.includes('import.meta')) return undefined;
      const place = JSON.stringify(fromFolder(file));
      const contents = text.replaceAll(/import\.meta\.(url|dirname|filename)/g, (_, part) =>
        part === 'url'
          ? `ownUrl(${place})`
          : `own${part === 'dirname' ? 'Folder' : 'File'}(${place})`,
      );
      return { contents, loader: 'ts' };
    });
  },
};

/** The parser's native part stays where it is installed, and is looked for from the parser's own folder. */
const NATIVE_PARSER: Plugin = {
  name: 'native-parser',
  setup({ onLoad, onResolve, resolve }) {
    // Of its functions one is used. Its files do nothing when they are loaded, which it does not say itself.
    onResolve({ filter: /./ }, async ({ path: name, pluginData, importer, ...args }) => {
      const isParser = name === 'satteri' || /[\\/]node_modules[\\/]satteri[\\/]/.test(importer);
      if (pluginData === 'resolving' || !isParser) return undefined;
      const found = await resolve(name, { ...args, importer, pluginData: 'resolving' });
      return {
        ...found,
        sideEffects: /[\\/]index\.js$/.test(found.path) && !/dist/.test(found.path),
      };
    });
    onLoad({ filter: /[\\/]satteri[\\/]index\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replace(
        'createRequire(import.meta.url)',
        "createRequire(loadLeftOut.resolve('satteri').replace(/dist.index\\.js$/, 'index.js'))",
      ),
    }));
  },
};

function fromFolder(file: string): string {
  const relative = path.relative(path.join(SOURCE, FOLDER), file).replaceAll(path.sep, '/');
  return (relative.startsWith('.') ? relative : `./${relative}`).replace(/\.ts$/, '.js');
}

/** The licenses of the packages whose code is bundled. */
function licenses({ inputs }: Pick<Metafile, 'inputs'>): string {
  return licensesOf(
    new Set(
      Object.keys(inputs).flatMap(
        (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
      ),
    ),
  );
}
