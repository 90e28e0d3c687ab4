/** The match page: a box for a log, what the journal says to it, and the beginning of a note. */
import type { MatchResult } from '../../symptoms/types.ts';
import * as words from '../language/words.ts';
import { element } from './element.ts';
import { takeHandedLog } from './handedLog.ts';
import { markedLog } from './markedLog.ts';
import { matchItem, pageOf, percent } from './matchItem.ts';
import { matchLog } from './matchLog.ts';

const PAUSE_MS = 150;
/** Text of a file that the page itself looks at: for the marks, and for a note. */
const LOOKED_AT = 4 << 20;

function one<Found extends HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`The page lacks ${selector}`);
  return found;
}

const box = one<HTMLTextAreaElement>('#match-box');
const file = one<HTMLInputElement>('#match-file');
const status = one('#match-status');
const list = one('#match-results');
const view = one('#match-view');
const draft = one<HTMLFormElement>('#match-draft');
const drop = one('#match-drop');
/** What is matched: what the box holds, or a file. */
let log = '';
let latest = 0;

async function ask(source: string | Blob, name = ''): Promise<void> {
  latest++;
  const run = latest;
  log = typeof source === 'string' ? source : await source.slice(0, LOOKED_AT).text();
  if (log.trim() === '') {
    show('', [], undefined);
    return;
  }
  status.textContent = name ? words.reading(name) : status.textContent;
  const result = await matchLog(source);
  if (run !== latest) return;
  if (!result) {
    show(words.matchFailed, [], undefined);
    return;
  }
  const items = await Promise.all(
    result.seen ? result.matches.map(matchItem) : nearest(result).map(nearestItem),
  );
  if (run === latest) show(sentence(result, name), items, result);
}

function show(text: string, items: HTMLElement[], result: MatchResult | undefined): void {
  status.textContent = text;
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

async function nearestItem({ id, title, date, probability }: MatchResult['matches'][number]) {
  return element(
    'li',
    { class: 'search-result' },
    element('a', { class: 'search-title', href: pageOf(id) }, title),
    element(
      'p',
      { class: 'search-facts' },
      `${words.unlikelyMatch(percent(probability))} · ${date}`,
    ),
  );
}

let pending: ReturnType<typeof setTimeout> | undefined;
box.addEventListener('input', () => {
  clearTimeout(pending);
  pending = setTimeout(() => ask(box.value), PAUSE_MS);
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

draft.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { noteDraft } = await import('./noteDraft.ts');
  const title = one<HTMLInputElement>('#match-title');
  const note = noteDraft(title.value, log, new Date());
  title.setCustomValidity(note ? '' : words.draftNeedsLetters);
  if (!note) {
    title.reportValidity();
    return;
  }
  one('#match-draft-path').textContent = note.path;
  one<HTMLTextAreaElement>('#match-markdown').value = note.text;
  const link = one<HTMLAnchorElement>('#match-download');
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([note.text], { type: 'text/markdown' }));
  link.download = note.path.split('/').at(-1) ?? 'incident.md';
  one('#match-draft-output').hidden = false;
});
one('#match-title').addEventListener('input', () =>
  one<HTMLInputElement>('#match-title').setCustomValidity(''),
);
one('#match-copy').addEventListener('click', async () => {
  const markdown = one<HTMLTextAreaElement>('#match-markdown');
  try {
    await navigator.clipboard.writeText(markdown.value);
    one('#match-copied').textContent = words.copied;
  } catch {
    markdown.select();
    one('#match-copied').textContent = words.selectedToCopy;
  }
});

const handed = takeHandedLog();
if (handed) box.value = handed;
if (box.value) void ask(box.value);
