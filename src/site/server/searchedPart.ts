/** What the search index gets of a page. */
import { foldForSearch } from '../../text/foldForSearch.ts';
import { FOLDED_SIGN } from '../foldedSign.ts';

/** Marks the part of a page that is searched. Pages without it are not searched. */
const SEARCHED = 'data-pagefind-body';

/** Whether any part of a page is searched. */
export function isSearched(html: string): boolean {
  return html.includes(SEARCHED);
}

/** A page reduced to its searched part, so that Pagefind need not parse the rest. */
export function searchedPart(html: string): string {
  const mark = html.indexOf(SEARCHED);
  const start = html.lastIndexOf('<', mark);
  const [, element] = /^<([a-z]+)/.exec(html.slice(start, mark)) ?? [];
  const end = html.lastIndexOf(`</${element}>`);
  const [open = '<html>'] = /<html[^>]*>/.exec(html) ?? [];
  // Pagefind takes the language of the index from here. What is searched is in the notes' language, not the page's.
  const [, notes] = / data-notes-lang="([^"]*)"/.exec(open) ?? [];
  const root = notes === undefined ? open : `<html lang="${notes}">`;
  const part = html.slice(start, end);
  const [tag = ''] = /^<(?:"[^"]*"|[^">])*>/.exec(part) ?? [];
  const body = `${tag}${foldedWords(part)}${part.slice(tag.length)}`;
  return `<!doctype html>${root}<body>${body}</${element}></body></html>`;
}

/** Letters that Pagefind does not fold by itself, as it does accents. */
const UNFOLDED_LETTER = /[ıßẞøæœđłðþØÆŒĐŁÐÞ]/;
const UNFOLDED = /[\p{L}\p{M}\p{N}]*[ıßẞøæœđłðþØÆŒĐŁÐÞ][\p{L}\p{M}\p{N}]*/gu;

/** The words of a page whose letters the search folds, in folded form; a special character separates them from the text. */
function foldedWords(html: string): string {
  // Most pages have none, and looking for whole words would take much longer.
  if (!UNFOLDED_LETTER.test(html)) return '';
  const words = new Set((html.match(UNFOLDED) ?? []).map(foldForSearch));
  return `<p data-pagefind-weight="0.5">${[...words].join(` ${FOLDED_SIGN} `)} ${FOLDED_SIGN}</p>`;
}
