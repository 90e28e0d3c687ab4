/** The picture that a link to a page shows elsewhere (https://ogp.me/): one for each kind of page. */
import { SEVERITIES, type Severity } from '../rules/model.ts';

/** Kinds of pages with their own picture. */
export const PREVIEW_KINDS = ['page', 'checklist', 'rule', ...SEVERITIES] as const;
export type PreviewKind = (typeof PREVIEW_KINDS)[number];

/** Pixels, as the networks that show them ask for. */
export const PREVIEW_WIDTH = 1200;
export const PREVIEW_HEIGHT = 630;

export const PAPER = '#0f1417';
export const INK = '#e4e9ec';
const POST = '#6b7a84';
const BAR = '#2c383f';
const HOLD = '#ff9389';
const GO = '#6fd3a6';
const ASK = '#e9b95a';

/** How many of the four bars are filled, and how, as `Severity.astro` has it. */
const BARS: Record<Severity, [filled: number, colour: string]> = {
  sev1: [4, HOLD],
  sev2: [3, HOLD],
  sev3: [2, ASK],
  sev4: [1, '#a3b0b9'],
};

/** The alternative text of a picture without words. */
export const PREVIEW_ALTS: Record<PreviewKind, string> = {
  page: 'A railway signal at go',
  checklist: 'Three boxes, two of them ticked',
  rule: 'A railway signal between hold and go',
  sev1: 'A railway signal at hold, and four bars of four: severity 1',
  sev2: 'A railway signal at hold, and three bars of four: severity 2',
  sev3: 'A railway signal at hold, and two bars of four: severity 3',
  sev4: 'A railway signal at hold, and one bar of four: severity 4',
};

/** What the site's own typeface can draw: letters of European languages in Latin script, and usual signs. */
const DRAWN =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e-\u0133\u0136-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u015b\u015e-\u0167\u016a\u016b\u016e-\u017e\u0218-\u021b\u1e9e\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2039\u203a\u20ac]*$/;

/** A title as its picture shows it: without emoji; `undefined` if the typeface does not have its letters. */
export function drawnTitle(title: string): string | undefined {
  const plain = title
    .normalize('NFC')
    .replaceAll(/\p{Extended_Pictographic}|[\u200d\ufe0f]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain !== '' && DRAWN.test(plain) ? plain : undefined;
}

/**
 * Where a page's own picture is, from the root of the site; `undefined` if it has none: then the picture is that of its
 * kind, in which no letter can be missing.
 *
 * @param address of the page, from the root of the site: `incidents/2019-06-psycopg2-two-libssl/`.
 */
export function titlePicture(
  kind: PreviewKind,
  title: string,
  address: string,
): string | undefined {
  if (kind === 'page' || drawnTitle(title) === undefined) return undefined;
  return `preview/${address.replace(/\/$/, '')}.png`;
}

/** The colours of a kind's picture besides those of its letters: first that of its sign. */
export function previewColours(kind: PreviewKind): [string, ...string[]] {
  return [colourOf(kind), POST, BAR];
}

function colourOf(kind: PreviewKind): string {
  if (kind === 'rule') return ASK;
  return kind === 'page' || kind === 'checklist' ? GO : BARS[kind][1];
}

/** The ground of a picture with a title as SVG: a bar at the left, and the kind's drawing, small, at the top. */
export function titledSvg(kind: PreviewKind): string {
  return `${START}<rect width="28" height="100%" fill="${colourOf(kind)}"/><g transform="translate(${SMALL_LEFT - SMALL * leftOf(kind)} 58) scale(${SMALL})">${drawing(kind)}</g></svg>`;
}

/** Where the small drawing is, and its size. */
const SMALL_LEFT = 92;
const SMALL = 0.24;

/** Where a kind's drawing begins in the large picture. */
function leftOf(kind: PreviewKind): number {
  if (kind === 'checklist') return 400;
  return kind in BARS ? 230 : 410;
}

const START = `<svg xmlns="http://www.w3.org/2000/svg" width="${PREVIEW_WIDTH}" height="${PREVIEW_HEIGHT}" viewBox="0 0 ${PREVIEW_WIDTH} ${PREVIEW_HEIGHT}"><rect width="100%" height="100%" fill="${PAPER}"/>`;

/** The picture of a kind of page without words, as SVG, 1200 by 630. */
export function previewSvg(kind: PreviewKind): string {
  return `${START}${drawing(kind)}</svg>`;
}

function drawing(kind: PreviewKind): string {
  switch (kind) {
    case 'page':
      return signal(600, GO, 40);
    case 'rule':
      return signal(600, ASK, 20);
    case 'checklist':
      return [GO, GO, undefined].map(box).join('');
    default: {
      const [filled, colour] = BARS[kind];
      return signal(420, colour, 0) + bars(filled, colour);
    }
  }
}

/** A semaphore: the arm is flat for hold, raised for go. */
function signal(x: number, colour: string, degrees: number): string {
  const y = 190;
  return `<rect x="${x + 60}" y="90" width="28" height="450" fill="${POST}"/><rect x="${x - 190}" y="${y}" width="290" height="84" fill="${colour}" transform="rotate(${degrees} ${x + 74} ${y + 42})"/>`;
}

function bars(filled: number, colour: string): string {
  return Array.from(
    { length: 4 },
    (_, index) =>
      `<rect x="${640 + index * 92}" y="230" width="64" height="170" fill="${index < filled ? colour : BAR}"/>`,
  ).join('');
}

function box(colour: string | undefined, index: number): string {
  const y = 110 + index * 145;
  const tick =
    colour === undefined
      ? ''
      : `<path d="M418 ${y + 52} l28 30 l52 -64" fill="none" stroke="${colour}" stroke-width="20"/>`;
  return `<rect x="400" y="${y}" width="104" height="104" fill="none" stroke="${colour ?? POST}" stroke-width="12"/>${tick}<rect x="560" y="${y + 38}" width="${280 - index * 40}" height="28" fill="${BAR}"/>`;
}
