/** The frame of a code block in a page, for every highlighter. */
import type { Element, ElementContent } from 'hast';

/** The text after the language of a fence: ` ```sh title="deploy.sh" {2,4-6}`. */
export function fenceTitle(meta: string): string | undefined {
  return /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(meta)?.slice(1).find(Boolean);
}

/** A fence's frame: its title as a caption where it has one, and room for the buttons that a browser adds. */
export function fenceFrame(
  pre: ElementContent,
  language: string,
  title: string | undefined,
): Element {
  const properties = {
    className: ['fence'],
    ...(language !== 'text' && { dataLanguage: language }),
  };
  if (title === undefined) return { type: 'element', tagName: 'div', properties, children: [pre] };
  const caption: Element = {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: title }],
  };
  return { type: 'element', tagName: 'figure', properties, children: [caption, pre] };
}
