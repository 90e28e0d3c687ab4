/** Bundles the small file of the commands that are run most often. */
import path from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { LAZY_BUILTINS } from '../../src/cli/bundling/lazyBuiltins.ts';
import { QUICK_NAMES, quickZodPlugin } from '../../src/cli/bundling/quickZodPlugin.ts';
import { LATER } from '../../src/cli/later.ts';
import { bundling, FOLDER, NATIVE_PARSER, OWN_PLACES, SOURCE } from './bundling.ts';

/** Packages that few runs need, or that have a native part. */
const EXTERNAL = ['ical.js', 'rehype-raw'];

/**
 * Writes `lib/cli/quick.js`. What it does not hold it loads from `bundled.js`.
 *
 * @param codeDigest the digest of all code, for caches.
 * @returns what is in it.
 */
export async function bundleQuick(lib: string, codeDigest: string): Promise<Metafile['inputs']> {
  const { metafile } = await build({
    ...bundling(codeDigest),
    entryPoints: [path.join(SOURCE, FOLDER, 'quick.ts')],
    outdir: path.join(lib, FOLDER),
    plugins: [
      FROM_LARGE,
      LAZY_CRYPTO,
      LEFT_OUT,
      OWN_PLACES,
      NATIVE_PARSER,
      quickZodPlugin(QUICK_NAMES),
      LAZY_BUILTINS,
    ],
  });
  return metafile.inputs;
}

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
