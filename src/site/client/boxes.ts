/** An interactive checklist: boxes, their ticks for each deploy, and how many are left. */
import * as words from '../language/words.ts';

import { answerCommand } from './answerCommand.ts';
import { boxesAsMarkdown } from './boxesAsMarkdown.ts';
import { element } from './element.ts';
import { RunStore } from './runs.ts';

const COPIED_MS = 2_000;

const list = document.querySelector<HTMLElement>('#checklist');
if (list) attachBoxes(list);

/** The box of a rule, which the page has before the rule's line. */
function boxOf(item: HTMLLIElement): HTMLInputElement | undefined {
  const box = item.querySelector<HTMLInputElement>(
    ':scope > .box-label > input, :scope > p > .box-label > input',
  );
  if (box) box.value = item.id;
  return box ?? undefined;
}

function attachBoxes(list: HTMLElement): void {
  const runs = new RunStore(list.dataset['key'] ?? '');
  // Retired rules have no box.
  const items = [...list.querySelectorAll<HTMLLIElement>('li.rule')].filter(boxOf);
  const boxes = items.flatMap((item) => boxOf(item) ?? []);
  const name = document.querySelector<HTMLInputElement>('#run-name');
  if (!name) return;
  // The reader's local day: a deploy belongs to the day on which somebody does it.
  const today = new Date().toLocaleDateString('sv');
  name.value = new URLSearchParams(location.search).get('deploy') ?? runs.names()[0] ?? today;

  const show = () => {
    const ticked = new Set(runs.ticked(name.value));
    for (const box of boxes) {
      box.checked = ticked.has(box.value);
      box.closest('li')?.toggleAttribute('data-ticked', box.checked);
    }
    showProgress(boxes);
    document
      .querySelector('#run-names')
      ?.replaceChildren(...runs.names().map((value) => element('option', { value })));
  };
  const keep = () => {
    runs.keep(
      name.value,
      boxes.filter(({ checked }) => checked).map(({ value }) => value),
    );
    show();
  };

  list.addEventListener('change', keep);
  name.addEventListener('change', () => {
    name.value = name.value.trim() || today;
    show();
  });
  onClick('#reset-boxes', () => {
    for (const box of boxes) box.checked = false;
    keep();
    boxes[0]?.focus();
  });
  onClick('#print-boxes', () => print());
  onClick('#copy-boxes', (button) => {
    const title = document.querySelector('h1')?.textContent ?? '';
    return copy(button, boxesAsMarkdown(list, `${title}: ${name.value}`));
  });
  onClick('#answer-boxes', (button) => {
    const rules = items.map((item, index) => ({
      id: item.querySelector(':scope > .rule-more > .rule-id > code')?.textContent,
      check: item.dataset['check'],
      expect: item.dataset['expect'],
      ticked: boxes[index]?.checked === true,
    }));
    return copy(button, answerCommand(rules, list.dataset['environment']));
  });
  // The same list was changed in another tab.
  addEventListener('storage', show);
  show();
}

/** Recovery steps are not part of a normal deploy, so they are counted only once one is ticked. */
function showProgress(boxes: readonly HTMLInputElement[]): void {
  const isRecovery = (box: HTMLElement) => box.closest('li')?.dataset['stage'] === 'recovery';
  const ahead = boxes.filter((box) => !isRecovery(box));
  const back = boxes.filter(isRecovery);
  const done = (list: readonly HTMLInputElement[]) => list.filter(({ checked }) => checked).length;
  const text = document.querySelector('#progress-count');
  const bar = document.querySelector<HTMLProgressElement>('#progress');
  if (text) {
    const forward = words.doneCount(done(ahead), ahead.length);
    const recovery = done(back) > 0 ? `, ${words.recoveryDone(done(back), back.length)}` : '';
    text.textContent = forward + recovery;
  }
  if (bar) {
    bar.max = ahead.length || 1;
    bar.value = done(ahead);
  }
}

function onClick(selector: string, act: (button: HTMLButtonElement) => Promise<void> | void): void {
  const button = document.querySelector<HTMLButtonElement>(selector);
  button?.addEventListener('click', () => void act(button));
}

/** Copies a text, and says so on the button for a moment. */
async function copy(button: HTMLButtonElement, text: string): Promise<void> {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = words.copied;
  } catch {
    button.textContent = words.notCopied;
  }
  setTimeout(() => {
    button.textContent = label;
  }, COPIED_MS);
}
