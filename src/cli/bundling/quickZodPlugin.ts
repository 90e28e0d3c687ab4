import type { Plugin } from 'esbuild';
import { partFile } from './onDemand.ts';

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

/** The entry point with the parts of zod that are used. */
export const ZOD_PARTS = 'zod-parts';

/** Loads zod as a part of its own. Goes before `QUICK_ZOD`. */
export const ZOD_APART: Plugin = {
  name: 'zod-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^zod$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: partFile('zod'), external: true } : undefined,
    );
  },
};

/**
 * Puts `quickZod` in place of zod, which is loaded only where that is not sure.
 *
 * @param names the functions of zod that are used.
 */
export const quickZodPlugin = (names: readonly string[]): Plugin => ({
  name: 'quick-zod',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^zod-parts$/ }, () => ({ path: 'zod', namespace: 'zod-parts' }));
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
        import { quickZod } from './quickZod.ts';
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
export const QUICK_ZOD = quickZodPlugin(GATE_NAMES);
