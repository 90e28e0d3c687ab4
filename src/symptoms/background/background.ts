/**
 * Telling the lines that every fault of a system prints from those that are one incident's own. It is known from
 * what ships here, written after the texts of the programs themselves, and from the journal: what many of its
 * incidents share. The index says which of its lines these are, so that the browser needs no list.
 */

import { COMMON_WORDS } from '../commonWords.ts';
import { compared } from '../compared.ts';
import { compareLine } from '../compareLine.ts';
import { normalise } from '../normalise.ts';
import { type OpenIndex, openTable } from '../openIndex.ts';
import { saidIn } from '../words.ts';
import { isMachinery } from './frames.ts';
import { LANGUAGES } from './languages.ts';
import { SERVERS } from './servers.ts';
import { SYSTEM } from './system.ts';
import { isTemplate } from './templates.ts';
import { TOOLS } from './tools.ts';

/** A line this much like one of the background is one of it: another release says it so. */
const ALIKE = 0.8;
/** So many incidents, and so great a share of all, make a line common property. */
const MANY = { incidents: 4, share: 0.04 };
const WHOLE = { first: false, last: false };

let shipped: OpenIndex | undefined;

/** Whether a line is of the background, by what ships with Belay. Takes what a line says. */
export function isBackground(said: string): boolean {
  if (isMachinery(said) || isTemplate(said)) return true;
  shipped ??= openShipped();
  const found = compareLine(said, shipped, WHOLE);
  return found.likeness >= ALIKE && found.within >= ALIKE;
}

/** Whether so many of a journal's incidents have a line that it belongs to none of them. */
export function isCommonProperty(having: number, incidents: number): boolean {
  return having >= MANY.incidents && having >= MANY.share * incidents;
}

function openShipped(): OpenIndex {
  const said = [LANGUAGES, SERVERS, TOOLS, SYSTEM].flatMap((text) =>
    // Each line for itself: none continues, repeats or prefixes another.
    text
      .split('\n')
      .flatMap((line) => normalise(line).map(({ tokens }) => compared(saidIn(tokens)))),
  );
  const lines = [...new Set(said)];
  return openTable(
    lines,
    lines.map(() => [0]),
    [{ id: 'background', title: '', date: '' }],
    new Set(COMMON_WORDS.split(' ')),
  );
}
