/** The visible text of a line with escaped Markdown or HTML. */

/** Tags that begin a line of their own on the page. */
const BLOCK_TAG =
  /<\/?(?:address|article|aside|blockquote|body|br|center|dd|details|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|legend|main|nav|ol|p|section|summary|table|tbody|tfoot|thead|tr|ul)\b[^<>]*>/gi;
const CELL_TAG = /<t[dh]\b[^<>]*>/gi;
const ITEM_TAG = /<li\b[^<>]*>/gi;
const BOX_TAG = /<input\b[^<>]*\bcheckbox\b[^<>]*>/gi;
const OTHER_TAG = /<\/?[a-z][^<>]*>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi;
/** Characters that people write as entities in front of a step. */
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  bull: '•',
  middot: '·',
  check: '✓',
  checkmark: '✓',
  lsqb: '[',
  lbrack: '[',
  rsqb: ']',
  rbrack: ']',
  ndash: '–',
  mdash: '—',
  rarr: '→',
  ast: '*',
  num: '#',
  quest: '?',
};

/**
 * The lines that a line of a note becomes on its page: without tags, entities and escapes. A box of HTML becomes `☐`,
 * and an item of a list of HTML begins with `bullet`.
 */
export function visibleLines(line: string, bullet: string): string[] {
  // Most lines have none of all this.
  const untagged = line.includes('<') ? withoutTags(line, bullet) : line;
  const text = untagged.replaceAll(ENTITY, character).replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
  return text.split('\n').filter((part) => part.trim() !== '');
}

function withoutTags(line: string, bullet: string): string {
  return line
    .replaceAll(BOX_TAG, '☐ ')
    .replaceAll(ITEM_TAG, `\n${bullet} `)
    .replaceAll(CELL_TAG, '|')
    .replaceAll(BLOCK_TAG, '\n')
    .replaceAll(OTHER_TAG, ' ');
}

function character(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
