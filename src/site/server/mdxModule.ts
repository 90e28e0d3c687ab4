/** Makes a function of the module that an `.mdx` note was compiled to, so that it runs without a bundler. */
import type { ImportDeclaration, Program, Property, Statement } from 'estree';

/** What a note may import, and the parameter that has it. */
const IMPORTED: Readonly<Record<string, string>> = {
  'astro/jsx-runtime': 'runtime',
  'belay/components': 'components',
};
/** Exports that Astro treats specially. */
const SPECIAL = /\b(?:components|Content|partial|layout)\b/;

/**
 * The body of a function with the parameters `runtime` and `components`, which returns `MDXContent` and `getHeadings`.
 *
 * @param program the module.
 * @returns `undefined` if the module needs more than those.
 */
export function functionBodyOf(program: Program): Program['body'] | undefined {
  const body: Program['body'] = [directive('use strict')];
  for (const statement of program.body) {
    if (needsBundler(statement)) return undefined;
    switch (statement.type) {
      case 'ImportDeclaration': {
        const taken = takenFrom(statement);
        if (!taken) return undefined;
        body.push(taken);
        break;
      }
      case 'ExportAllDeclaration':
        return undefined;
      case 'ExportNamedDeclaration':
        if (!statement.declaration || SPECIAL.test(declaredNames(statement.declaration)))
          return undefined;
        body.push(statement.declaration);
        break;
      case 'ExportDefaultDeclaration':
        if (statement.declaration.type !== 'FunctionDeclaration') return undefined;
        body.push(statement.declaration as Statement);
        break;
      default:
        body.push(statement);
    }
  }
  const names = ['MDXContent', 'getHeadings'];
  const argument = { type: 'ObjectExpression' as const, properties: names.map(property) };
  return [...body, { type: 'ReturnStatement', argument }];
}

function directive(text: string): Program['body'][number] {
  return {
    type: 'ExpressionStatement',
    expression: { type: 'Literal', value: text },
    directive: text,
  };
}

/** `const { a: b } = components` for `import { a as b } from 'belay/components'`. */
function takenFrom({ source, specifiers }: ImportDeclaration): Statement | undefined {
  const parameter = Object.hasOwn(IMPORTED, String(source.value)) && IMPORTED[String(source.value)];
  if (!parameter) return undefined;
  const properties = specifiers.flatMap((specifier) =>
    specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier'
      ? [{ ...property(specifier.imported.name), value: specifier.local }]
      : [],
  );
  if (properties.length < specifiers.length) return undefined;
  const id = { type: 'ObjectPattern' as const, properties: properties as [] };
  const init = { type: 'Identifier' as const, name: parameter };
  return {
    type: 'VariableDeclaration',
    kind: 'const',
    declarations: [{ type: 'VariableDeclarator', id, init }],
  };
}

function property(name: string): Property {
  const identifier = { type: 'Identifier' as const, name };
  return {
    type: 'Property',
    key: identifier,
    value: identifier,
    kind: 'init',
    method: false,
    shorthand: false,
    computed: false,
  };
}

/** The names that a statement declares, and whatever else it names on its left side. */
function declaredNames(declaration: Statement): string {
  if (declaration.type !== 'VariableDeclaration')
    return 'id' in declaration ? JSON.stringify(declaration.id) : '';
  return JSON.stringify(declaration.declarations.map(({ id }) => id));
}

/** Whether code loads modules, or asks for its own place. */
function needsBundler(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { type } = node as { type?: unknown };
  if (type === 'ImportExpression' || type === 'MetaProperty') return true;
  return Object.values(node).some(needsBundler);
}
