/** The match page: a box for a log, the matching incidents, and the draft of a note. */
import type { MatchResult } from '../../symptoms/types.ts';
import * as words from '../language/words.ts';
import { takeHandedLog } from './handedLog.ts';
import { holdPastes } from './heldPaste.ts';
import { markedLog } from './markedLog.ts';
import { attachDraft } from './matchDraft.ts';
import { matchItem, unlikelyItem } from './matchItem.ts';
import { matchLog } from './matchLog.ts';
import { one } from './one.ts';
import { percent } from './percent.ts';

const PAUSE_MS = 150;
/** How many characters of a log from another page the box shows. */
const HANDED_SHOWN = 20_000;
/** How much of a file the page itself reads, in bytes: for the marks, and for a note. */
const MAX_READ = 4 << 20;

const box = one<HTMLTextAreaElement>('#match-box');
const file = one<HTMLInputElement>('#match-file');
const status = one('#match-status');
const list = one('#match-results');
const view = one('#match-view');
const retry = one('#match-retry');
const drop = one('#match-drop');
/** The log to match: the text in the box, or a file. */
let log = '';
let latest = 0;
/** Matches the same log again. */
let again = (): void => {};
const textOf = holdPastes(box, [4, 10]);

async function ask(source: string | Blob, name = ''): Promise<void> {
  latest++;
  const run = latest;
  again = () => void ask(source, name);
  log = typeof source === 'string' ? source : await source.slice(0, MAX_READ).text();
  if (log.trim() === '') {
    show('', [], undefined);
    return;
  }
  status.textContent = name ? words.reading(name) : status.textContent || words.matching;
  const result = await matchLog(source);
  if (run !== latest) return;
  if (!result) {
    show(words.matchFailed, [], undefined);
    retry.hidden = false;
    return;
  }
  const text = log;
  const items = await Promise.all(
    result.seen
      ? result.matches.map((match) => matchItem(match, text))
      : nearest(result).map((match) => unlikelyItem(match, text)),
  );
  if (run !== latest) return;
  show(sentence(result, name), items, result);
  // On a phone the field and the keyboard may hide the answer.
  if (status.getBoundingClientRect().top > innerHeight / 2) drop.scrollIntoView();
}

function show(text: string, items: HTMLElement[], result: MatchResult | undefined): void {
  status.textContent = text;
  retry.hidden = true;
  list.replaceChildren(...items);
  view.replaceChildren(...(result?.seen ? [markedLog(log, result.matches)] : []));
  one('#match-view-band').hidden = !result?.seen;
  one('#match-draft-band').hidden = result === undefined;
  one('#match-answer').dataset['seen'] = result === undefined ? '' : String(result.seen);
  one('#match-draft-output').hidden = true;
}

function sentence({ seen, matches, lineCount, newProbability }: MatchResult, name: string): string {
  const what = name || words.logLines(lineCount);
  if (!seen) {
    return words.isNew(what, percent(newProbability));
  }
  return matches.length === 1 ? words.fitsOne(what) : words.fitsMany(matches.length, what);
}

function nearest({ matches }: MatchResult) {
  return matches.filter(({ lines }) => lines.length > 0).slice(0, 3);
}

let pending: ReturnType<typeof setTimeout> | undefined;
box.addEventListener('input', () => {
  clearTimeout(pending);
  pending = setTimeout(() => void ask(textOf()), PAUSE_MS);
});

function read(chosen: File | null | undefined): void {
  if (!chosen) return;
  clearTimeout(pending);
  box.value = '';
  void ask(chosen, chosen.name);
}
file.addEventListener('change', () => read(file.files?.[0]));
drop.addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.dataset['over'] = '';
});
for (const name of ['dragleave', 'drop'] as const) {
  drop.addEventListener(name, () => delete drop.dataset['over']);
}
drop.addEventListener('drop', (event) => {
  const dropped = event.dataTransfer?.files[0];
  if (!dropped) return;
  event.preventDefault();
  read(dropped);
});
one('#match-clear').addEventListener('click', () => {
  clearTimeout(pending);
  box.value = '';
  file.value = '';
  void ask('');
  box.focus();
});

retry.addEventListener('click', () => again());
attachDraft(() => log);

const handed = takeHandedLog();
if (handed) {
  box.value = handed.slice(0, HANDED_SHOWN);
  void ask(handed);
} else if (box.value) void ask(box.value);
