/** The recovery steps of an incident: boxes to tick, stored in this browser until the end of the day. */
import * as words from '../language/words.ts';

/** Makes the boxes of a note's recovery steps keep their ticks. */
export function attachRecovery(section: HTMLElement): void {
  const boxes = [...section.querySelectorAll<HTMLInputElement>('.box-label > input')];
  if (boxes.length === 0) return;
  const count = section.querySelector('.recovery-count');
  const day = new Date().toLocaleDateString('sv');
  const key = `${section.dataset['key']}:${day}`;
  const ticked = new Set(read(key));
  for (const box of boxes) {
    box.value = box.closest('li')?.id ?? '';
    box.checked = ticked.has(box.value);
  }

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
