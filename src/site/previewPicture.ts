/** The picture that a link to a page shows elsewhere (https://ogp.me/): one for each kind of page. */
import { SEVERITIES, type Severity } from '../rules/model.ts';

/** Kinds of pages with their own picture. */
export const PREVIEW_KINDS = ['page', 'checklist', 'rule', ...SEVERITIES] as const;
export type PreviewKind = (typeof PREVIEW_KINDS)[number];

/** Pixels, as the networks that show them ask for. */
export const PREVIEW_WIDTH = 1200;
export const PREVIEW_HEIGHT = 630;

const PAPER = '#0f1417';
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

/** The alternative text of the picture. */
export const PREVIEW_ALTS: Record<PreviewKind, string> = {
  page: 'A railway signal at go',
  checklist: 'Three boxes, two of them ticked',
  rule: 'A railway signal between hold and go',
  sev1: 'A railway signal at hold, and four bars of four: severity 1',
  sev2: 'A railway signal at hold, and three bars of four: severity 2',
  sev3: 'A railway signal at hold, and two bars of four: severity 3',
  sev4: 'A railway signal at hold, and one bar of four: severity 4',
};

/**
 * The picture as SVG, 1200 by 630. It has no words: fonts differ between machines, and a link's title is
 * next to it anyway.
 */
export function previewSvg(kind: PreviewKind): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PREVIEW_WIDTH}" height="${PREVIEW_HEIGHT}" viewBox="0 0 ${PREVIEW_WIDTH} ${PREVIEW_HEIGHT}"><rect width="100%" height="100%" fill="${PAPER}"/>${drawing(kind)}</svg>`;
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
