/** What few notes have, and which notes have it: their pages load one more style sheet. */

/** A quote, an aside, footnotes, a picture, a diagram, marked words and lines of code, a timeline: what `styles/uncommon.css` draws. */
const UNCOMMON = new RegExp(
  [
    '<(?:blockquote|hr|img|figcaption|mark)\\b',
    'class="(?:[^"]* )?(?:aside|footnotes|diagram|timeline)(?:-[a-z]+)?[" ]',
    'class="(?:[^"]* )?(?:highlighted|highlighted-word|diff|info|error|has-focused)[" ]',
    'class="(?:[^"]* )?tok-(?:deleted|italic|bold)[" ]',
    '\\b(?:align|data-footnote-ref)="',
  ].join('|'),
);

/**
 * Whether a note's HTML needs the sheet `styles/uncommon.css`. A text that only looks like such HTML may count, too;
 * nothing that needs it is missed.
 */
export function hasUncommon(html: string): boolean {
  return UNCOMMON.test(html);
}
