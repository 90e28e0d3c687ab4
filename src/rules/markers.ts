/** The marks before a step: boxes, bullets and numbers, as typed, pasted or exported. */

/** A blank of any kind, including zero-width ones. */
const BLANK = '[\\s\\u200B\\u2060\\uFEFF]';
/** Bullets that Markdown does not know, from word processors, wikis and chats. */
const BULLETS = '[•‣⁃∙·・◦●○◉▪▫■□◆◇❖►▸▹➤➢▶☞✦➔➙❌❎👉🔹🔸🔘]';
/** Dashes and arrows with a space after them. */
const DASHES = '(?:[-*+–—―−－＊＋→➜»›~]|\\*{2,3}|--|[-=]+>)';
/** `1.`, `1)`, `(1)`, `1:`, `1．`, `①`, `1️⃣`. */
const NUMBER =
  '(?:[(（[]?\\p{Nd}{1,3}(?:[.):：．、）\\]]|\\uFE0F?\\u20E3)|[①-⓿❶-➓㈠-㈩]|\\p{Nd}{1,3}(?=\\s+[-–—]\\s+\\p{L}))';
/** `a.`, `b)`, `(c)`, `iv.`. */
const LETTER = '\\(?(?:\\p{L}|[ivxIVX]{2,4})[.)]';
/** Names of emoji, as chats and GitHub write them. */
const NAMED_BOX =
  ':(?:white_check_mark|heavy_check_mark|ballot_box_with_check|(?:black|white)_(?:(?:large|medium|small)_)?square(?:_button)?|x|point_right|arrow_right|one|two|three|four|five|six|seven|eight|nine|keycap_ten):';
const DRAWN_BOX = '[☐☑☒⬜◻▢🔲🔳✅✔]';
/** What a finger may add before a box: `![ ]`, `.- [ ]`. */
const STRAY = '[!.,:;/=?@#+]{1,2}';
/** `[ ]`, whatever comes after it: as a link, `[ ](x)` would show no text. Not the image `![ ](x)`. */
const EMPTY_BOX = `(?:(?<!!)\\[${BLANK}{1,3}\\]|\\[${BLANK}{1,3}\\](?!\\(|\\[\\S))`;
/** What makes `[x]` a link: `[x](url)`, `[x][name]`, `[x]: https://url`. */
const LINK_END = '(?:\\(|\\[\\S|:\\s*(?:<|\\S*[/.#:]\\S*\\s*(?:$|["\'(])))';
/** `[x]`, `[]`, and boxes with the marks of other programs: `[/]`, `[>]`. */
const TICKED_BOX = `\\[${BLANK}{0,3}[xX✓✔✗✘oO_.~/>-]?${BLANK}{0,3}\\](?!${LINK_END})(?=$|${BLANK}|[\\p{L}\\p{N}|*_~[]|[:.-]${BLANK})`;
/** Boxes of other characters, which may be mistyped: `( )`, `[ )`. */
const OTHER_BOX = `(?:［.?］|[[({]${BLANK}{1,2}[\\])}]|${DRAWN_BOX}|${NAMED_BOX})(?=$|${BLANK}|[\\p{L}\\p{N}|*_~])`;

/** `[ ]`, `[]`, `[x]`, `［ ］`, `( )`, `☐`: boxes as people type or paste them. Not `[x](link)`. */
export const BOX = new RegExp(
  `^[*_~]{0,4}(?:(?:${STRAY})?(?:${DASHES}|${BULLETS}|${NUMBER}|${LETTER})${BLANK}*){0,2}[*_~]{0,4}(?:(?:${STRAY}${BLANK}?)?(?:${EMPTY_BOX}|${TICKED_BOX})|${OTHER_BOX})`,
  'u',
);

/** A box in the middle of a text, with something after it to tick: `Drain A; [ ] drain B`. */
export const BOX_INSIDE = new RegExp(
  `(?:^|[\\s;,.:–—-])(?:\\[[ \\u00A0]?[ xX]\\](?![(\\[:])|［.?］|[☐⬜◻▢🔲🔳])${BLANK}*[\\p{L}\\p{N}*_"“]`,
  'u',
);

/** A bullet that Markdown does not know, and a text after it. */
export const PASTED_BULLET = new RegExp(
  `^(?:${BULLETS}|✓)\\uFE0F?${BLANK}*[\\p{L}\\p{N}*_\`]`,
  'u',
);

/** `-Drain`, `1)Drain`, `*Drain`; `- Drain` with a blank that Markdown does not know. */
export const BROKEN_MARKER =
  /^(?:-|\p{N}{1,3}[.)、）])(?=[\p{L}[])|^\+(?=\p{L})|^\*(?=\p{L})(?![^*]*\*)|^(?:[-*+]|\p{N}{1,9}[.)])(?=[^\S \t\r\n]|[\u200B\u2060\uFEFF])/u;

/** A mark of a list in front of a text that is in no list. */
export const LIST_MARKER = new RegExp(
  `^(?:${DASHES}${BLANK}+|\\p{Nd}{1,9}[.)]${BLANK}+|\\p{Nd}{1,3}${BLANK}[.)]${BLANK}+|${NUMBER}${BLANK}*[-–—]?${BLANK}*(?!\\p{N})|${LETTER}${BLANK}+)[\\p{L}\\p{N}"'“*_\`~\\[]`,
  'u',
);

/** `Step 3`, `TODO: …`, `Action: …`. */
export const LABELLED_STEP =
  /^[*_]{0,3}(?:(?:step|task)[\s\u00A0]*\p{N}+\b|(?:to-?do|action|task|step|check)[*_]{0,3}\s*[:：])/iu;

/** A heading such as `2. Drain`. */
export const NUMBERED_HEADING = new RegExp(`^${NUMBER}${BLANK}*[-–—]?${BLANK}*[\\p{L}"“]`, 'u');

/** Words at the head of a table whose rows are steps or questions. */
export const STEP_COLUMN =
  /^(?:step|task|action|check|item to check|to-?do|question|done|checked|completed?|ok|✓|✔|✅|☑|☐)s?\s*[?？]?$/iu;
