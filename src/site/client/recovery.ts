/** The recovery steps of an incident: boxes to tick, kept in this browser until the day is over. */
import * as words from '../language/words.ts';
import { boxOf } from './boxOf.ts';

const section = document.querySelector<HTMLElement>('#recovery-steps');
if (section) attach(section);

function attach(section: HTMLElement): void {
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

/** Keeps the ticks of today, and forgets those of other days. */
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
