import type { Plugin } from 'esbuild';

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
    onLoad({ filter: /^node:/, namespace: 'builtin' }, ({ path }) => {
      const load = `require(${JSON.stringify(path)})`;
      return { contents: (SLOW.has(path) ? withFirstCall : withImport)(path, load) };
    });
  },
};

/** Modules that take long to load: each is loaded with the first call of one of its functions, while git works. */
const SLOW: ReadonlySet<string> = new Set(['node:crypto', 'node:fs/promises']);

/** Only the names that are used are read: some of Node's members load more code when they are. */
function withImport(path: string, load: string): string {
  return [
    `const loaded = /* @__PURE__ */ ${load};`,
    'const member = (name) => loaded[name];',
    'export default loaded;',
    ...namesIn(path).map((name) => `export const ${name} = /* @__PURE__ */ member('${name}');`),
  ].join('\n');
}

/** Plain functions alone. An import of anything else, as of a class, fails when the code is bundled. */
function withFirstCall(path: string, load: string): string {
  const loaded = process.getBuiltinModule(path) ?? {};
  return namesIn(path)
    .filter((name) => /^[a-z]/.test(name) && typeof Reflect.get(loaded, name) === 'function')
    .map((name) => `export const ${name} = (...all) => ${load}.${name}(...all);`)
    .join('\n');
}

function namesIn(builtin: string): string[] {
  const loaded: object = process.getBuiltinModule(builtin) ?? {};
  return Object.keys(loaded).filter((name) => /^[\w$]+$/.test(name) && name !== 'default');
}
