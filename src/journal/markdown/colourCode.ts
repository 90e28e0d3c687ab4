/** Colours code whose lines and words are not marked: most of it. From Shiki's tokens to HTML in one step. */
import type { Element, ElementContent } from 'hast';
import { type BundledLanguage, getSingletonHighlighter, type ThemedToken } from 'shiki';
import { fenceFrame, fenceTitle } from './fence.ts';
import { shikiOptions, theme } from './shiki.ts';
import { tokenClasses } from './shikiTransformers.ts';

/** What begins a mark in a comment of the code itself. */
const MARK = '[!code';
/** A comment in a comment is a token of its own to the transformers, which look for marks there. */
const SECOND_COMMENT = /\S\s+\/\//;
/** What begins a mark after the language: `{2,4-6}` and `/word/`. */
const META_MARK = /[{/]/;
/** Bits of a token's style: a line under or through it shows on blanks, too. */
const UNDERLINE = 4;
const STRIKETHROUGH = 8;

type Highlighter = Awaited<ReturnType<typeof getSingletonHighlighter>>;
let highlighter: Promise<Highlighter> | undefined;
/** Languages and whether Shiki knows them. */
const known = new Map<string, boolean>();

/**
 * Colours a fence as `rehype-shiki` does with our transformers.
 *
 * @param language as it is written after the fence.
 * @param meta what follows the language.
 * @returns the fence in its frame, or nothing where marks need the transformers or Shiki fails.
 */
export async function colourCode(
  code: string,
  language: string,
  meta: string,
): Promise<Element | undefined> {
  if (language === 'ansi' || META_MARK.test(meta) || code.includes(MARK)) return undefined;
  highlighter ??= getSingletonHighlighter({ themes: [theme], langs: [] });
  const shiki = await highlighter;
  const lang = (await isKnown(shiki, language)) ? language : 'text';
  try {
    const text = code.endsWith('\n') ? code.slice(0, -1) : code;
    const lines = shiki.codeToTokensBase(text, { ...shikiOptions, lang: lang as BundledLanguage });
    if (lines.flat().some(({ content }) => SECOND_COMMENT.test(content))) return undefined;
    const children = lines.flatMap((line, index): ElementContent[] => [
      ...(index > 0 ? [{ type: 'text' as const, value: '\n' }] : []),
      ...lineOf(line),
    ]);
    return framed(children, lang, fenceTitle(meta));
  } catch {
    return undefined;
  }
}

/** Loads a language that was not used before. */
async function isKnown(shiki: Highlighter, language: string): Promise<boolean> {
  const before = known.get(language);
  if (before !== undefined) return before;
  let found = true;
  try {
    await shiki.loadLanguage(language as BundledLanguage);
  } catch {
    found = false;
  }
  known.set(language, found);
  return found;
}

/** A line's tokens: those with a colour as elements. Blanks belong to the token after them. */
function lineOf(tokens: readonly ThemedToken[]): ElementContent[] {
  const content: ElementContent[] = [];
  let blanks = '';
  for (const [index, token] of tokens.entries()) {
    const isSeen = ((token.fontStyle ?? 0) & (UNDERLINE | STRIKETHROUGH)) > 0;
    if (!isSeen && index < tokens.length - 1 && /^\s+$/.test(token.content)) {
      blanks += token.content;
      continue;
    }
    if (isSeen && blanks !== '') content.push({ type: 'text', value: blanks });
    const value = isSeen ? token.content : blanks + token.content;
    blanks = '';
    const text: ElementContent = { type: 'text', value };
    const classes = tokenClasses(token.color, token.fontStyle);
    content.push(
      classes === ''
        ? text
        : { type: 'element', tagName: 'span', properties: { class: classes }, children: [text] },
    );
  }
  return content;
}

function framed(children: ElementContent[], language: string, title: string | undefined): Element {
  const pre: ElementContent = {
    type: 'element',
    tagName: 'pre',
    properties: { class: 'code', tabindex: '0' },
    children: [{ type: 'element', tagName: 'code', properties: {}, children }],
  };
  return fenceFrame(pre, language, title);
}
