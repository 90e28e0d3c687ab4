/** Makes `.belay/belay.mjs`: one file that runs on bare Node 20. */
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { PACKAGE_FOLDER, packageVersion } from '../files/packageFolder.ts';

export interface Bundle {
  text: string;
  /** What is in it, as esbuild reports it. */
  metafile: Metafile;
}

const NODE_CHECK = [
  'if (parseInt(process.versions.node) < 20) {',
  "process.stderr.write('belay: .belay/belay.mjs needs Node 20 or later, and this is Node ' + process.versions.node + '.\\n');",
  'process.exit(2); }',
].join(' ');

/** Bundles the verbs of a deploying project with everything that they need except Node. */
export async function bundleBelay(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL('belayMjs.ts', import.meta.url))],
    absWorkingDir: PACKAGE_FOLDER,
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: false,
    charset: 'utf8',
    legalComments: 'inline',
    write: false,
    metafile: true,
    define: { BELAY_VERSION: JSON.stringify(packageVersion()) },
    plugins: [QUICK_ZOD, LAZY_BUILTINS],
    logOverride: { 'import-is-undefined': 'error' },
    // The first line is what `belay doctor` compares. An older Node can still read the file and print a sentence.
    // Packages written as CommonJS ask for Node's own modules with `require`, and for the name of their file.
    banner: {
      js: `// Belay ${packageVersion()}\n${NODE_CHECK}\nimport { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url), __filename = require('node:url').fileURLToPath(import.meta.url);`,
    },
  });
  return { text: outputFiles[0]?.text ?? '', metafile };
}

/** How many bytes of the bundle come from each package, the largest first. */
export function partsOf({ metafile }: Bundle): [owner: string, bytes: number][] {
  const parts = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const owner = file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? 'Belay';
      parts.set(owner, (parts.get(owner) ?? 0) + bytesInOutput);
    }
  }
  return [...parts].toSorted(([, a], [, b]) => b - a);
}

/**
 * Loads Node's own modules when the code that imports them runs, not when the file is read: most runs of the gate do
 * not use the network and do not need `node:tls`.
 */
export const LAZY_BUILTINS: Plugin = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'builtin' } : { path, external: true },
    );
    onLoad({ filter: /^node:/, namespace: 'builtin' }, ({ path }) => ({
      // Only the names that are used are read: some of Node's members load more code when they are.
      contents: [
        `const loaded = /* @__PURE__ */ require(${JSON.stringify(path)});`,
        'const member = (name) => loaded[name];',
        'export default loaded;',
        ...namesIn(path).map((name) => `export const ${name} = /* @__PURE__ */ member('${name}');`),
      ].join('\n'),
    }));
  },
};

/** What the gate's schemas are written with. */
const GATE_NAMES = [
  'string',
  'url',
  'email',
  'base64',
  'iso',
  'int',
  'boolean',
  'literal',
  'enum',
  'array',
  'record',
  'strictObject',
  'object',
  'union',
  'discriminatedUnion',
  'toJSONSchema',
];

/** What the schemas of a journal are written with besides. */
export const QUICK_NAMES: readonly string[] = [
  ...GATE_NAMES,
  'preprocess',
  'partialRecord',
  'looseObject',
  'number',
  'unknown',
];

/**
 * Puts `quickZod` in place of zod, which is loaded only where that is not sure.
 *
 * @param names the functions of zod that are used.
 */
export const quickZodPlugin = (names: readonly string[]): Plugin => ({
  name: 'quick-zod',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^zod$/ }, ({ kind, namespace }) =>
      namespace === 'zod-parts'
        ? undefined
        : { path: 'zod', namespace: kind === 'require-call' ? 'zod-parts' : 'quick-zod' },
    );
    // All of zod would be twice as large.
    onLoad({ filter: /^zod$/, namespace: 'zod-parts' }, () => ({
      contents: `export { ${names.join(', ')} } from 'zod';`,
      resolveDir: import.meta.dirname,
    }));
    onLoad({ filter: /^zod$/, namespace: 'quick-zod' }, () => ({
      contents: `
        import { quickZod } from './bundling/quickZod.ts';
        let isLoaded = false;
        export const loadedZod = () => isLoaded;
        export const { ${names.map((name) => (name === 'enum' ? 'enum: oneOf' : name)).join(', ')} } =
          quickZod(() => { isLoaded = true; return require('zod'); });
        export { oneOf as enum };`,
      resolveDir: import.meta.dirname,
    }));
  },
});

/** For `belay.mjs`. */
const QUICK_ZOD = quickZodPlugin(GATE_NAMES);

function namesIn(builtin: string): string[] {
  const loaded: object = process.getBuiltinModule(builtin) ?? {};
  return Object.keys(loaded).filter((name) => /^[\w$]+$/.test(name) && name !== 'default');
}
