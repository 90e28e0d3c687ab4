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
    onLoad({ filter: /^node:/, namespace: 'builtin' }, ({ path }) => ({
      // Only the names that are used are read: some of Node's members load more code when they are.
      contents: [
        `const loaded = /* @__PURE__ */ require(${JSON.stringify(path)});`,
        'const member = (name) => loaded[name];',
        'export default loaded;',
        ...namesIn(path).map((name) =>
          isCalled(path, name)
            ? `export const ${name} = (...all) => require(${JSON.stringify(path)}).${name}(...all);`
            : `export const ${name} = /* @__PURE__ */ member('${name}');`,
        ),
      ].join('\n'),
    }));
  },
};

/** Modules that take long to load: each is loaded with the first call of one of its functions, while git works. */
const SLOW: ReadonlySet<string> = new Set(['node:crypto', 'node:fs/promises']);

/** A plain function, and not a class. */
function isCalled(builtin: string, name: string): boolean {
  const member: unknown = Reflect.get(process.getBuiltinModule(builtin) ?? {}, name);
  return SLOW.has(builtin) && typeof member === 'function' && /^[a-z]/.test(name);
}

function namesIn(builtin: string): string[] {
  const loaded: object = process.getBuiltinModule(builtin) ?? {};
  return Object.keys(loaded).filter((name) => /^[\w$]+$/.test(name) && name !== 'default');
}
