/** What the bundles of the package's own code have in common. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { PACKAGE_FOLDER } from '../../src/files/packageFolder.ts';
import { licensesOf } from './licenses.ts';

export const SOURCE = path.join(PACKAGE_FOLDER, 'src');
/** The folder of the bundles, in `src/` and in `lib/`. */
export const FOLDER = 'cli';
const BANNER = [
  "import { createRequire as requireFrom } from 'node:module';",
  'const require = requireFrom(import.meta.url), __filename = import.meta.filename;',
  'const loadLeftOut = require;',
  'const ownUrl = (file) => new URL(file, import.meta.url).href;',
  "const ownFile = (file) => require('node:url').fileURLToPath(ownUrl(file));",
  "const ownFolder = (file) => require('node:path').dirname(ownFile(file));",
].join(' ');

/**
 * How code of the package is bundled.
 *
 * @param codeDigest the digest of all code, for caches.
 */
export function bundling(codeDigest: string) {
  return {
    absWorkingDir: PACKAGE_FOLDER,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.12',
    // All of these Nodes know them; otherwise each use of such a pattern would make it again.
    supported: { 'regexp-unicode-property-escapes': true },
    mainFields: ['module', 'main'],
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    define: { BELAY_CODE: JSON.stringify(codeDigest) },
    // Packages that are written as CommonJS ask for Node's modules with `require`, and for their own file.
    banner: { js: BANNER },
  } as const satisfies BuildOptions;
}

/** Code that asks for its own place gets that of the separate file, as it looks for other files from there. */
export const OWN_PLACES: Plugin = {
  name: 'own-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      if (!file.startsWith(SOURCE + path.sep) || !text.includes('import.meta')) return undefined;
      const place = JSON.stringify(fromFolder(file));
      const built = text.replaceAll(/(new URL\(\s*'[^']+)\.ts'/g, "$1.js'");
      const contents = built.replaceAll(/import\.meta\.(url|dirname|filename)/g, (_, part) =>
        part === 'url'
          ? `ownUrl(${place})`
          : `own${part === 'dirname' ? 'Folder' : 'File'}(${place})`,
      );
      return { contents, loader: 'ts' };
    });
  },
};

/** The parser's native part stays where it is installed, and is looked for from the parser's own folder. */
export const NATIVE_PARSER: Plugin = {
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
      contents: readFileSync(file, 'utf8')
        .replace(
          'createRequire(import.meta.url)',
          "createRequire(loadLeftOut.resolve('satteri').replace(/dist.index\\.js$/, 'index.js'))",
        )
        // It is not used.
        .replace("const __dirname = new URL('.', import.meta.url).pathname\n", ''),
    }));
  },
};

/** The place of a separate file from the folder of the bundles. */
function fromFolder(file: string): string {
  const relative = path.relative(path.join(SOURCE, FOLDER), file).replaceAll(path.sep, '/');
  return (relative.startsWith('.') ? relative : `./${relative}`).replace(/\.ts$/, '.js');
}

/** The licenses of the packages whose code is bundled. @param files of packages, or their folders, from the package's folder. */
export function licenses(files: readonly string[]): string {
  const folders = files.flatMap(
    (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
  return licensesOf(new Set(folders));
}
