import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/** A module that is loaded when one of its functions is called for the first time. */
export interface OnDemand {
  /** What other modules import: the path of a file, or the name of a package. */
  module: string;
  /** The name of its part of the bundle. */
  part: string;
}

/** The name under which a part of the bundle is loaded. */
export function partFile(part: string): string {
  return `./${part}.js`;
}

/**
 * Makes parts of the bundle of some modules, without changes in the code that imports them: its imports get functions
 * that load the part and call the function of the same name.
 *
 * Only functions can be imported from these modules: for anything else esbuild reports that there is no such export.
 */
export function onDemand(modules: readonly OnDemand[]): Plugin {
  const partOf = new Map(modules.map(({ module, part }) => [module, part]));
  return {
    name: 'on-demand',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path: name, kind, resolveDir, namespace }) => {
        if (namespace === 'on-demand') return { path: name, external: true };
        if (kind !== 'import-statement') return undefined;
        const module = name.startsWith('.') ? path.resolve(resolveDir, name) : name;
        return partOf.has(module) ? { path: module, namespace: 'on-demand' } : undefined;
      });
      onLoad({ filter: /./, namespace: 'on-demand' }, async ({ path: module }) => {
        const file = path.isAbsolute(module) ? pathToFileURL(module).href : module;
        const members = (await import(file)) as Record<string, unknown>;
        const part = JSON.stringify(partFile(partOf.get(module) ?? ''));
        const stubs = Object.keys(members)
          .filter((name) => /^\w+$/.test(name) && isPlainFunction(members[name]))
          .map((name) => stubOf(name));
        return { contents: [`const part = () => require(${part});`, ...stubs].join('\n') };
      });
    },
  };
}

function isPlainFunction(member: unknown): boolean {
  return typeof member === 'function' && !/^class\b/.test(String(member));
}

function stubOf(name: string): string {
  const begin = name === 'default' ? 'export default' : `export const ${name} =`;
  return `${begin} (...all) => part().${name}(...all);`;
}
