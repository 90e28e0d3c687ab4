/** The help of a step: folded until it is wanted, open on paper. */
import * as words from '../language/words.ts';
import { BLOCKS } from './boxOf.ts';
import { element } from './element.ts';

/** Folds what stands below a rule's own line. Rules nested in it stay where they are. */
export function foldHelp(item: HTMLLIElement): void {
  const help = [...item.children].filter(
    (child, index) =>
      index > 0 && BLOCKS.test(child.tagName) && child.querySelector('li.rule') === null,
  );
  const [first] = help;
  if (!first) return;
  const details = element('details', { class: 'box-help' }, element('summary', {}, words.how));
  first.before(details);
  details.append(...help);
}

/** Opens all that is folded while the page is printed. */
export function unfoldForPrint(list: HTMLElement): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...list.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
}
