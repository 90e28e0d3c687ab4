/** Bundles the small file of the commands that are run most often. */
import path from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { ANY_SCRIPT } from '../../src/cli/bundling/anyScriptPlugin.ts';
import { LAZY_BUILTINS } from '../../src/cli/bundling/lazyBuiltins.ts';
import { QUICK_NAMES, quickZodPlugin } from '../../src/cli/bundling/quickZodPlugin.ts';
import { LATER } from '../../src/cli/later.ts';
import { bundling, FOLDER, NATIVE_PARSER, OWN_PLACES, SOURCE } from './bundling.ts';

/** Packages that few runs need, or that have a native part. */
const EXTERNAL = ['ical.js', 'rehype-raw'];

/** As in the other bundles, for CommonJS. `importFile` is `import` in the file that runs it. */
const BANNER = [
  'const loadLeftOut = require;',
  "const ownUrl = (file) => new URL(file, require('node:url').pathToFileURL(__filename)).href;",
  "const ownFile = (file) => require('node:path').join(__dirname, file);",
  "const ownFolder = (file) => require('node:path').dirname(ownFile(file));",
  "const later = async (place) => (await importFile('./bundled.js')).LATER[place]();",
].join(' ');
/** Node's modules by `import` load more: all that they give is read. An old Node is told which one Belay needs. */
const BIN_BANNER = 'const require = (name) => process.getBuiltinModule?.(name) ?? {};';

/**
 * Writes `lib/cli/bin.js`, and `lib/cli/quick.cjs`, which it runs. What that does not hold it loads from `bundled.js`.
 *
 * @param codeDigest the digest of all code, for caches.
 * @returns what is in them.
 */
export async function bundleQuick(lib: string, codeDigest: string): Promise<Metafile['inputs']> {
  const common = { ...bundling(codeDigest), outdir: path.join(lib, FOLDER) };
  const [bin, quick] = await Promise.all([
    build({
      ...common,
      entryPoints: [path.join(SOURCE, FOLDER, 'bin.ts')],
      banner: { js: BIN_BANNER },
      plugins: [BUNDLED_APART, LAZY_BUILTINS],
    }),
    build({
      ...common,
      entryPoints: [path.join(SOURCE, FOLDER, 'quick.ts')],
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
      banner: { js: BANNER },
      plugins: [
        FROM_LARGE,
        LEFT_OUT,
        OWN_PLACES,
        ANY_SCRIPT,
        NATIVE_PARSER,
        quickZodPlugin(QUICK_NAMES),
        LAZY_BUILTINS,
      ],
    }),
  ]);
  return { ...bin.metafile.inputs, ...quick.metafile.inputs };
}

/** All other verbs. */
const BUNDLED_APART: Plugin = {
  name: 'bundled-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/bundled\.ts$/ }, () => ({ path: './bundled.js', external: true }));
  },
};

/** What is in `LATER` is loaded from the other bundles when it is needed. */
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
    // `import()` waits for what it gives, if that can be waited for.
    onLoad({ filter: /./, namespace: 'from-large' }, ({ path: place }) => ({
      contents: `exports.then = (...both) => later(${JSON.stringify(place)}).then(...both);`,
    }));
  },
};
/**
 * Leaves some packages out of the bundle. They are loaded when the code that imports them runs, not with the bundle:
 * Node's `require` reads ES modules, too.
 */
const LEFT_OUT: Plugin = {
  name: 'left-out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path: name, kind, namespace }) => {
      if (namespace === 'left-out' || !EXTERNAL.includes(name)) return undefined;
      return kind === 'import-statement'
        ? { path: name, namespace: 'left-out' }
        : { path: name, external: true };
    });
    onLoad({ filter: /./, namespace: 'left-out' }, ({ path: name }) => ({
      contents: `const loaded = loadLeftOut(${JSON.stringify(name)}); module.exports = loaded.default ?? loaded;`,
    }));
  },
};
