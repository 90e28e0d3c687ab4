/** The recovery steps of an incident: boxes to tick, stored in this browser until the end of the day. */
import * as words from '../language/words.ts';

/** The elements after a rule's own line, which explain it. */
const BLOCKS = /^(?:P|UL|OL|PRE|DIV|FIGURE|TABLE|BLOCKQUOTE|ASIDE|DETAILS)$/;

/**
 * The rule's own checkbox if the note has one, else a new one. The rule's first line becomes its label.
 * In a separate file it would be one more script for an incident's page to load.
 */
export function boxOf(item: HTMLLIElement): HTMLInputElement {
  // The paragraph with the other notes that teach the rule is not its line.
  const line = item.querySelector<HTMLElement>(':scope > p:not(.also)') ?? item;
  const given = line.querySelector<HTMLInputElement>(':scope > input[type=checkbox]');
  const box = given ?? document.createElement('input');
  box.type = 'checkbox';
  box.disabled = false;
  box.removeAttribute('aria-label');
  box.value = item.id;
  const label = document.createElement('label');
  label.className = 'box-label';
  const text = document.createElement('span');
  // Blocks below the line are help, not part of the label.
  const inline = [...line.childNodes].filter(
    (node) => !(node instanceof HTMLElement && BLOCKS.test(node.tagName)),
  );
  text.append(...inline.filter((node) => node !== box));
  label.append(box, text);
  line.prepend(label);
  return box;
}

/** Turns the steps of a note's section into checkboxes. */
export function attachRecovery(section: HTMLElement): void {
  const items = [...section.querySelectorAll<HTMLLIElement>('li.rule')].filter(
    ({ dataset }) => dataset['status'] !== 'retired',
  );
  const boxes = items.map(boxOf);
  if (boxes.length === 0) return;
  const count = section.querySelector('.recovery-count');
  const day = new Date().toLocaleDateString('sv');
  const key = `${section.dataset['key']}:${day}`;
  const ticked = new Set(read(key));
  for (const box of boxes) box.checked = ticked.has(box.value);

  const show = () => {
    let done = 0;
    for (const box of boxes) {
      box.closest('li')?.toggleAttribute('data-ticked', box.checked);
      if (box.checked) done += 1;
    }
    if (count) count.textContent = words.doneCount(done, boxes.length);
  };
  section.addEventListener('change', () => {
    keep(
      key,
      boxes.filter(({ checked }) => checked).map(({ value }) => value),
    );
    show();
  });
  show();
}

function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}

/** Stores today's ticks, and forgets those of other days. */
function keep(key: string, ticked: string[]): void {
  try {
    const day = key.slice(-10);
    for (const other of Object.keys(localStorage)) {
      if (other.startsWith('belay-recovery:') && !other.endsWith(day)) {
        localStorage.removeItem(other);
      }
    }
    localStorage.setItem(key, JSON.stringify(ticked));
  } catch {
    // Without storage the ticks last for this page.
  }
}
