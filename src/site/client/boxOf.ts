/** The box of a rule. */
/** What follows a rule's own line, and explains it. */
const BLOCKS = /^(?:P|UL|OL|PRE|DIV|FIGURE|TABLE|BLOCKQUOTE|ASIDE|DETAILS)$/;

/** The rule's own box where the note writes one, else a new one. The rule's first line becomes its label. */
export function boxOf(item: HTMLLIElement): HTMLInputElement {
  const line = item.querySelector<HTMLElement>(':scope > p') ?? item;
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
