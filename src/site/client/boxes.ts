/** The boxes of a checklist: one beside each rule, kept in this browser until they are cleared. */
import { element } from './element.ts';

const list = document.querySelector<HTMLElement>('#checklist');
if (list) attachBoxes(list);

function attachBoxes(list: HTMLElement): void {
  const key = list.dataset['key'] ?? '';
  const boxes = [...list.querySelectorAll<HTMLLIElement>('li.rule')]
    .filter(({ dataset }) => dataset['status'] !== 'retired')
    .map((item) => boxOf(item));
  const ticked = new Set(read(key));
  for (const box of boxes) box.checked = ticked.has(box.value);

  const update = () => {
    const done = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    write(key, done);
    for (const box of boxes) box.closest('li')?.toggleAttribute('data-ticked', box.checked);
    showProgress(done.length, boxes.length);
  };
  list.addEventListener('change', update);
  document.querySelector('#reset-boxes')?.addEventListener('click', () => {
    for (const box of boxes) box.checked = false;
    update();
    boxes[0]?.focus();
  });
  // The same list in another tab.
  addEventListener('storage', (event) => {
    if (event.key !== key && event.key !== null) return;
    const now = new Set(read(key));
    for (const box of boxes) box.checked = now.has(box.value);
    update();
  });
  update();
}

/** The box of a rule: its own where the note writes one, else a new one. The rule's first line is its label. */
function boxOf(item: HTMLLIElement): HTMLInputElement {
  const line = item.querySelector<HTMLElement>(':scope > p') ?? item;
  const given = line.querySelector<HTMLInputElement>(':scope > input[type=checkbox]');
  const box = given ?? element('input', { type: 'checkbox' });
  box.disabled = false;
  box.removeAttribute('aria-label');
  box.value = item.id;
  const label = element('label', { class: 'box-label' });
  // Blocks below the line are help, not part of the label.
  const inline = [...line.childNodes].filter(
    (node) =>
      !(node instanceof HTMLElement && /^(P|UL|OL|PRE|DIV|TABLE|BLOCKQUOTE)$/.test(node.tagName)),
  );
  label.append(box, element('span', {}, ...inline.filter((node) => node !== box)));
  line.prepend(label);
  return box;
}

function showProgress(done: number, all: number): void {
  const text = document.querySelector('#progress-count');
  const bar = document.querySelector<HTMLProgressElement>('#progress');
  if (text) text.textContent = done === all ? `All ${all} done` : `${done} of ${all} done`;
  if (bar) {
    bar.max = all;
    bar.value = done;
  }
}

function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function write(key: string, ids: readonly string[]): void {
  try {
    if (ids.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // Without storage the ticks last for this page.
  }
}
