/** Takes single words out of the bundled module of a language. */
import type { ESTree } from 'vite';

/** A node of a syntax tree, as far as it is walked here. */
interface Walked {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

/**
 * The words of a language as JavaScript expressions that need nothing else: a word that uses other words brings them.
 *
 * @param program the syntax tree of the module. It has nothing but constants, which it exports.
 * @param code its text.
 * @param wanted the names of the words.
 */
export function wordExpressions(
  program: ESTree.Program,
  code: string,
  wanted: Iterable<string>,
): Record<string, string> {
  const values = new Map<string, { text: string; uses: string[] }>();
  const locals = new Map<string, string>();
  for (const statement of program.body) {
    if (statement.type === 'VariableDeclaration') {
      for (const { id, init } of statement.declarations) {
        if (id.type !== 'Identifier' || !init) continue;
        const text = code.slice(init.start, init.end);
        values.set(id.name, { text, uses: freeNames(init as unknown as Walked) });
      }
    } else if (statement.type === 'ExportNamedDeclaration') {
      for (const { local, exported } of statement.specifiers) {
        if (local.type !== 'Identifier' || exported.type !== 'Identifier') continue;
        locals.set(exported.name, local.name);
      }
    }
  }

  const expression = (name: string): string => {
    const needed: string[] = [];
    const visit = (local: string): void => {
      if (needed.includes(local) || !values.has(local)) return;
      for (const used of values.get(local)?.uses ?? []) visit(used);
      needed.push(local);
    };
    visit(name);
    const text = values.get(name)?.text ?? '';
    const others = needed.slice(0, -1).map((local) => `${local}=${values.get(local)?.text}`);
    return others.length === 0 ? text : `(()=>{let ${others.join()};return ${text}})()`;
  };
  return Object.fromEntries(
    [...wanted].sort().map((name) => {
      const local = locals.get(name);
      if (local === undefined || !values.has(local)) throw new Error(`There is no word ${name}.`);
      return [name, expression(local)];
    }),
  );
}

/** The names that an expression uses and does not define. */
function freeNames(node: Walked, bound: ReadonlySet<string> = new Set()): string[] {
  if (node.type === 'Identifier')
    return bound.has(String(node['name'])) ? [] : [String(node['name'])];
  const params = Array.isArray(node['params']) ? (node['params'] as Walked[]) : [];
  const inner = new Set([...bound, ...params.flatMap((param) => freeNames(param))]);
  return Object.entries(node).flatMap(([field, value]) => {
    // The name of a property is not a variable.
    const isName = field === 'property' || field === 'key';
    if (field === 'params' || (isName && node['computed'] !== true)) return [];
    const children = Array.isArray(value) ? value : [value];
    return children.flatMap((child) => (isNode(child) ? freeNames(child, inner) : []));
  });
}

function isNode(value: unknown): value is Walked {
  return typeof value === 'object' && value !== null && 'type' in value;
}
