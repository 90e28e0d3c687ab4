/** A checklist with its ticks, as text for a ticket or a chat. */

/**
 * Headings, groups and boxes in the order of the page, as GFM.
 *
 * @param list the checklist's element, with its checkboxes.
 * @param title the first heading.
 */
export function boxesAsMarkdown(list: HTMLElement, title: string): string {
  const lines = [`# ${title}`];
  for (const part of list.querySelectorAll<HTMLElement>('h2, h3, li')) {
    const box = part.querySelector<HTMLInputElement>(
      ':scope > .box-label > input, :scope > p > .box-label > input',
    );
    if (/^H\d$/.test(part.tagName)) {
      lines.push('', `${'#'.repeat(Number(part.tagName.slice(1)))} ${plain(part)}`, '');
    } else if (box) {
      lines.push(`- [${box.checked ? 'x' : ' '}] ${plain(box.closest('label') ?? part)}`);
    } else if (part.querySelector('li.rule')) {
      lines.push('', `**${ownText(part)}**`, '');
    }
  }
  return `${lines.join('\n').replaceAll(/\n{3,}/g, '\n\n')}\n`;
}

/** The text of a group, without that of the list in it. */
function ownText(item: HTMLElement): string {
  const line = item.querySelector<HTMLElement>(':scope > p');
  if (line) return plain(line);
  const own = [...item.childNodes].filter((node) => !/^(?:UL|OL)$/.test(node.nodeName));
  return spaced(own.map(({ textContent }) => textContent ?? '').join(''));
}

function plain({ textContent }: HTMLElement): string {
  return spaced(textContent ?? '');
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
