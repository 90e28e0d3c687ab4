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
        ...namesIn(path).map((name) => `export const ${name} = /* @__PURE__ */ member('${name}');`),
      ].join('\n'),
    }));
  },
};

function namesIn(builtin: string): string[] {
  const loaded: object = process.getBuiltinModule(builtin) ?? {};
  return Object.keys(loaded).filter((name) => /^[\w$]+$/.test(name) && name !== 'default');
}
