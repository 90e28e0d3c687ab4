/** What in an `.mdx` note would end the site build, as far as it can be known without running the note. */
import type { Expression, ObjectExpression, Program } from 'estree';
import type { Node, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Problem, problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../text/suggest.ts';
import { type TimelineEvent, timelineRows } from '../fields/timelineRows.ts';
import { isJsxElement, type JsxElement } from './jsx.ts';

/** What `belay/components` has. */
export const BELAY_COMPONENTS = ['Timeline'];

/** What Astro and MDX give each note. */
const PROVIDED = ['frontmatter', 'props', 'components', 'undefined', 'arguments'];

interface Names {
  /** What the note imports and exports; `undefined` where that cannot be listed. */
  known: Set<string> | undefined;
  /** The note's names for Belay's own components. */
  own: Map<string, string>;
}

/** Components and names that the note uses but does not have, and components that refuse what they are given. */
export function mdxProblems(tree: Root, path: string): Diagnostic[] {
  const names: Names = { known: new Set(PROVIDED), own: new Map() };
  const diagnostics: Diagnostic[] = [];
  const report = (node: Node, found: Problem): void => {
    const { start, end } = node.position ?? {};
    diagnostics.push({
      ...found,
      path,
      line: start?.line ?? 1,
      column: start?.column ?? 1,
      ...(end && { endLine: end.line, endColumn: end.column }),
    });
  };
  visit(tree, (node: Node) => {
    if (node.type !== 'mdxjsEsm') return;
    for (const name of declare(programOf(node), names)) {
      const near = suggest(name, BELAY_COMPONENTS);
      const note = near ? `Did you mean \`${near}\`?` : `It has ${BELAY_COMPONENTS.join(', ')}.`;
      report(
        node,
        problem('component-broken', { message: `belay/components has no "${name}"`, note }),
      );
    }
  });
  visit(tree, (node: Node) => {
    const found = isJsxElement(node) ? elementProblem(node, names) : expressionProblem(node, names);
    if (found) report(node, found);
  });
  return diagnostics;
}

/** Adds the names that imports and exports bring. Returns those that `belay/components` does not have. */
function declare(program: Program | undefined, names: Names): string[] {
  const missing: string[] = [];
  for (const statement of program?.body ?? []) {
    if (statement.type === 'ImportDeclaration') {
      for (const specifier of statement.specifiers) {
        names.known?.add(specifier.local.name);
        if (statement.source.value !== 'belay/components') continue;
        if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier')
          continue;
        const { name } = specifier.imported;
        if (BELAY_COMPONENTS.includes(name)) names.own.set(specifier.local.name, name);
        else missing.push(name);
      }
    } else if (statement.type === 'ExportNamedDeclaration' && statement.declaration) {
      const { declaration } = statement;
      const declared =
        declaration.type === 'VariableDeclaration'
          ? declaration.declarations.map(({ id }) => id)
          : [declaration.id];
      for (const id of declared) {
        // `components` says what replaces elements, and a pattern may bring any name.
        if (id.type !== 'Identifier' || id.name === 'components') names.known = undefined;
        else names.known?.add(id.name);
      }
    } else names.known = undefined;
  }
  return missing;
}

function elementProblem(node: JsxElement, { known, own }: Names): Problem | undefined {
  const { name } = node;
  if (name === null || /^[a-z][^.]*$/.test(name)) return undefined;
  const [root = ''] = name.split('.');
  if (known && !known.has(root)) {
    return problem('component-broken', {
      message: `<${name}> is not imported`,
      note: BELAY_COMPONENTS.includes(name)
        ? `Write \`import { ${name} } from 'belay/components'\` below the front matter.`
        : `Import it below the front matter, or write \`\\<${name}>\` if you mean the text.`,
    });
  }
  return own.get(name) === 'Timeline' ? timelineProblem(node) : undefined;
}

/** `{version}`: a placeholder to its author, a name of JavaScript to MDX. */
function expressionProblem(node: Node, { known }: Names): Problem | undefined {
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return undefined;
  const [statement] = programOf(node)?.body ?? [];
  if (!known || statement?.type !== 'ExpressionStatement') return undefined;
  let { expression }: { expression: Expression } = statement;
  while (expression.type === 'MemberExpression' && expression.object.type !== 'Super') {
    expression = expression.object;
  }
  if (expression.type !== 'Identifier') return undefined;
  const { name } = expression;
  if (known.has(name) || name in globalThis) return undefined;
  return problem('component-broken', {
    message: `"${name}" in braces is a name of JavaScript that this note does not have`,
    note: `If you mean the text, write \`\\{${name}}\`, or rename the note to .md.`,
  });
}

/** What the timeline itself would refuse, where its events are written out. */
function timelineProblem({ attributes }: JsxElement): Problem | undefined {
  if (attributes.some(({ type }) => type === 'mdxJsxExpressionAttribute')) return undefined;
  const events = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'events');
  const fail = (message: string): Problem =>
    problem('component-broken', {
      message,
      note: "Write `events={[{ at: '2026-01-05T10:00Z', text: 'It began.' }]}`, the earliest event first.",
    });
  if (!events || !('value' in events) || events.value == null) {
    return fail('<Timeline> needs events');
  }
  if (typeof events.value === 'string') return fail('the events of <Timeline> are not a list');
  const [statement] = programOf(events.value)?.body ?? [];
  if (statement?.type !== 'ExpressionStatement') return undefined;
  const value = literalOf(statement.expression);
  if (value === UNKNOWN) return undefined;
  if (!isEventList(value))
    return fail('the events of <Timeline> are not a list of times and texts');
  try {
    timelineRows(value);
    return undefined;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function isEventList(value: unknown): value is TimelineEvent[] {
  return (
    Array.isArray(value) &&
    value.every((event) => typeof event?.at === 'string' && typeof event.text === 'string')
  );
}

/** A value that is only known when the note runs. */
const UNKNOWN = Symbol('unknown');

/** The value of an expression that is written out, or `UNKNOWN`. */
function literalOf(expression: Node | Expression): unknown {
  const node = expression as Expression;
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? node.quasis[0]?.value.cooked : UNKNOWN;
    case 'ArrayExpression': {
      const values = node.elements.map((element) =>
        element && element.type !== 'SpreadElement' ? literalOf(element) : UNKNOWN,
      );
      return values.includes(UNKNOWN) ? UNKNOWN : values;
    }
    case 'ObjectExpression':
      return objectOf(node);
    default:
      return UNKNOWN;
  }
}

function objectOf({ properties }: ObjectExpression): unknown {
  const result: Record<string, unknown> = {};
  for (const property of properties) {
    if (property.type !== 'Property' || property.computed) return UNKNOWN;
    const { key, value } = property;
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? key.value : null;
    const known = literalOf(value as Expression);
    if (name === null || known === UNKNOWN) return UNKNOWN;
    result[String(name)] = known;
  }
  return result;
}

/** What remark-mdx leaves at its nodes: the parsed JavaScript. */
function programOf(node: object): Program | undefined {
  return (node as { data?: { estree?: Program | null } }).data?.estree ?? undefined;
}
