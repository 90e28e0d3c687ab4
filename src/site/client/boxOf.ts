/** The box of a rule in a checklist. */
import { element } from './element.ts';

/** What follows a rule's own line, and explains it. */
export const BLOCKS = /^(?:P|UL|OL|PRE|DIV|FIGURE|TABLE|BLOCKQUOTE|ASIDE|DETAILS)$/;

/** The rule's own box where the note writes one, else a new one. The rule's first line becomes its label. */
export function boxOf(item: HTMLLIElement): HTMLInputElement {
  const line = item.querySelector<HTMLElement>(':scope > p') ?? item;
  const given = line.querySelector<HTMLInputElement>(':scope > input[type=checkbox]');
  const box = given ?? element('input', { type: 'checkbox' });
  box.disabled = false;
  box.removeAttribute('aria-label');
  box.value = item.id;
  const label = element('label', { class: 'box-label' });
  // Blocks below the line are help, not part of the label.
  const inline = [...line.childNodes].filter(
    (node) => !(node instanceof HTMLElement && BLOCKS.test(node.tagName)),
  );
  label.append(box, element('span', {}, ...inline.filter((node) => node !== box)));
  line.prepend(label);
  return box;
}
