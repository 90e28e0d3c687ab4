import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Node, parse } from 'acorn';
import { type Plugin, transform } from 'esbuild';

const RUNTIME = path.join(import.meta.dirname, 'anyScript.ts');
/** Has patterns for ASCII of its own, because browsers run it, too. */
const SCRIPTS = path.resolve(import.meta.dirname, '../../symptoms/scripts.ts');

/** Prepares patterns with `\p{…}` only for the texts that need them: see `anyScript.ts`. */
export const ANY_SCRIPT: Plugin = {
  name: 'any-script',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/, namespace: 'file' }, async ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      const isOther = file === RUNTIME || file === SCRIPTS;
      return isOther || !text.includes('\\p{')
        ? undefined
        : { contents: await withAnyScript(text), loader: 'js' };
    });
  },
};

/** A module in JavaScript, with `anyScript` in place of patterns and of `new RegExp`. */
export async function withAnyScript(module: string): Promise<string> {
  const { code } = await transform(module, { loader: 'ts', target: 'es2024', charset: 'utf8' });
  let changed = '';
  let from = 0;
  for (const { start, end, by } of replacements(parse(code, PARSING), code)) {
    changed += code.slice(from, start) + by;
    from = end;
  }
  const rest = code.slice(from);
  return `import { anyScript } from ${JSON.stringify(RUNTIME)};\n${changed}${rest}`;
}

const PARSING = { ecmaVersion: 'latest', sourceType: 'module' } as const;

interface Replacement {
  start: number;
  end: number;
  by: string;
}

interface AnyNode extends Node {
  regex?: { pattern: string; flags: string };
  callee?: AnyNode & { name?: string };
}

/** In the order of the text. */
function replacements(node: AnyNode, code: string): Replacement[] {
  const { type, start, end, regex, callee } = node;
  if (regex) {
    const { pattern, flags } = regex;
    const isMeant = pattern.includes('\\p{') && flags.includes('u');
    const by = `anyScript(${JSON.stringify(pattern)}, ${JSON.stringify(flags)})`;
    return isMeant ? [{ start, end, by }] : [];
  }
  const inside = Object.values(node)
    .flat()
    .filter((each): each is AnyNode => typeof each?.type === 'string')
    .flatMap((each) => replacements(each, code));
  if (type !== 'NewExpression' || callee?.name !== 'RegExp') return inside;
  return [{ start, end: callee.end, by: 'anyScript' }, ...inside];
}
