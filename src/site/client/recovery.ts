/** The recovery steps of an incident: boxes to tick, stored in this browser until the end of the day. */
import * as words from '../language/words.ts';

/** Ticks the boxes that were ticked today in this browser. */
export function showTicks(section: HTMLElement): void {
  const ticked = new Set(read(keyOf(section)));
  const boxes = boxesOf(section);
  for (const box of boxes) box.checked = ticked.has(idOf(box));
  show(section, boxes);
}

/** Stores which boxes are ticked now: also those that were ticked before this script was loaded. */
export function keepTicks(section: HTMLElement): void {
  const boxes = boxesOf(section);
  keep(keyOf(section), boxes.filter(({ checked }) => checked).map(idOf));
  show(section, boxes);
}

function boxesOf(section: HTMLElement): HTMLInputElement[] {
  return [...section.querySelectorAll<HTMLInputElement>('.box-label > input')];
}

function idOf(box: HTMLInputElement): string {
  return box.closest('li')?.id ?? '';
}

function keyOf(section: HTMLElement): string {
  return `${section.dataset['key']}:${new Date().toLocaleDateString('sv')}`;
}

function show(section: HTMLElement, boxes: readonly HTMLInputElement[]): void {
  for (const box of boxes) box.closest('li')?.toggleAttribute('data-ticked', box.checked);
  const done = boxes.filter(({ checked }) => checked).length;
  const count = section.querySelector('.recovery-count');
  if (count) count.textContent = words.doneCount(done, boxes.length);
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
