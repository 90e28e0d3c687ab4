/** Prepares the rules in a note's HTML for its page. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Plugin } from 'unified';
import { eachElement } from './eachElement.ts';

/** What follows a rule's own line, and explains it. */
const BLOCKS = new Set('p ul ol pre div figure table blockquote aside details dl'.split(' '));
/** What a folded help is called; pages put their own language's word here. */
export const HOW = 'How';

/**
 * Folds the help of each rule if it is only prose. Help with code stays in sight, with the words around it: the code
 * is there to be run. Leaves an empty `<span data-rule>` where a page can say more about the rule, and puts each
 * recovery section, its heading included, into a `<section data-part="recovery">`.
 */
export const rehypeRules: Plugin<[], Root> = () => (tree, file) => {
  if (file.data.belay && file.data.belay.rules.length === 0) return;
  eachElement(tree, (node) => {
    if (isRule(node)) foldHelp(node);
  });
  tree.children = withRecoverySections(tree.children);
};

function isRule({ tagName, properties }: Element): boolean {
  const classes = properties['className'];
  return tagName === 'li' && Array.isArray(classes) && classes.includes('rule');
}

function foldHelp(item: Element): void {
  const blocks = item.children.filter((child) => child.type === 'element' && isBlock(child));
  const [first] = item.children.filter(({ type }) => type === 'element');
  // In a loose list the rule's own line is a paragraph.
  const line = blocks[0] === first && first?.type === 'element' && first.tagName === 'p' && first;
  const help = blocks.filter((block) => block !== line && !holdsRules(block));
  const hidden = help.some(holdsCode) ? [] : help;
  const rest = item.children.filter((child) => !hidden.includes(child));
  const nested = rest.findIndex(holdsRules);
  const place = nested < 0 ? rest.length : nested;
  const marker = element('span', { dataRule: item.properties['id'] }, []);
  rest.splice(place, 0, ...(hidden.length > 0 ? [folded(hidden)] : []), marker);
  item.children = rest;
}

function isBlock(node: Element): boolean {
  return BLOCKS.has(node.tagName);
}

function holdsRules(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  return isRule(node) || node.children.some(holdsRules);
}

function holdsCode(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'pre' || node.children.some(holdsCode));
}

function folded(help: ElementContent[]): Element {
  const summary = element('summary', {}, [{ type: 'text', value: HOW }]);
  return element('details', { className: ['how'] }, [summary, ...help]);
}

function withRecoverySections(children: RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  let section: { depth: number; node: Element } | undefined;
  for (const child of children) {
    const depth = headingDepth(child);
    if (section && depth !== undefined && depth <= section.depth) section = undefined;
    if (section) section.node.children.push(child as ElementContent);
    else if (depth !== undefined && isRecoveryHeading(child)) {
      const node = element('section', { dataPart: 'recovery' }, [child as ElementContent]);
      section = { depth, node };
      result.push(node);
    } else result.push(child);
  }
  return result;
}

function isRecoveryHeading(node: RootContent): boolean {
  return node.type === 'element' && node.properties['dataStage'] === 'recovery';
}

function headingDepth(node: RootContent): number | undefined {
  const [, depth] = (node.type === 'element' && /^h([1-6])$/.exec(node.tagName)) || [];
  return depth === undefined ? undefined : Number(depth);
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children };
}
