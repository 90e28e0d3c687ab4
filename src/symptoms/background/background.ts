/**
 * Separates the lines that every fault of a system prints from those that are specific to one incident. The source is
 * the list that ships here, made from the texts of the programs themselves, and the journal: the lines that many of its
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

/** A line this similar to a background line is one too: another release may word it differently. */
const ALIKE = 0.8;
/** If this many incidents, and this share of all, have a line, it belongs to none of them. */
const MANY = { incidents: 4, share: 0.04 };
const WHOLE = { first: false, last: false };

let shipped: OpenIndex | undefined;

/** Whether a line is in the background list that ships with Belay. Takes what a line says. */
export function isBackground(said: string): boolean {
  if (isMachinery(said) || isTemplate(said)) return true;
  shipped ??= openShipped();
  const found = compareLine(said, shipped, WHOLE);
  return found.likeness >= ALIKE && found.within >= ALIKE;
}

/** Whether so many of a journal's incidents share a line that it belongs to none of them. */
export function isCommonProperty(having: number, incidents: number): boolean {
  return having >= MANY.incidents && having >= MANY.share * incidents;
}

function openShipped(): OpenIndex {
  const said = [LANGUAGES, SERVERS, TOOLS, SYSTEM].flatMap((text) =>
    // Each line by itself: lines of the list neither continue, repeat nor prefix each other.
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
