/** "Not this one" and "This one, too": the lines that a person adds to the note, to show and to copy. */
import type { Match } from '../../symptoms/types.ts';
import * as words from '../language/words.ts';
import { element } from './element.ts';

const FIELD = { not: 'notSymptoms', also: 'symptoms' } as const;

/**
 * A collapsed part with the lines for the front matter of the incident's note, and the command that writes them.
 *
 * @param kind `not`: the log is not of this incident. `also`: it is of this incident, too.
 * @param log the text that was matched; for a large file, its beginning.
 */
export function matchFeedback(kind: keyof typeof FIELD, match: Match, log: string): HTMLElement {
  const summary = element(
    'summary',
    {},
    kind === 'not' ? words.notThisIncident : words.alsoThisIncident,
  );
  const part = element('details', { class: 'match-feedback' }, summary);
  // Most readers never open it, so the code that reads the log again is loaded on demand.
  part.addEventListener('toggle', () => void fill(part, kind, match, log), { once: true });
  return part;
}

async function fill(
  part: HTMLElement,
  kind: keyof typeof FIELD,
  match: Match,
  log: string,
): Promise<void> {
  const { feedbackLines } = await import('./feedbackLines.ts');
  const lines = await feedbackLines(kind, match, log);
  if (lines.length === 0) {
    part.append(element('p', {}, words.nothingToAdd));
    return;
  }
  const items = lines.map((line) => `\n  - ${yamlText(line)}`).join('');
  part.append(
    element('p', {}, kind === 'not' ? words.notThisHint : words.alsoThisHint),
    ...copyable(`${FIELD[kind]}:${items}\n`),
    element('p', {}, words.orByCommand),
    ...copyable(`belay match FILE --${kind} ${match.id}`),
  );
}

/** A text in a box, and the button that copies it. */
function copyable(text: string): [HTMLElement, HTMLElement] {
  const code = element('code', {}, text);
  const button = element('button', { type: 'button', class: 'tool' }, words.copy);
  const status = element('span', { role: 'status', class: 'quiet' });
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = words.copied;
    } catch {
      getSelection()?.selectAllChildren(code);
      status.textContent = words.selectedToCopy;
    }
  });
  return [
    element('pre', { class: 'code', tabindex: '0' }, code),
    element('p', { class: 'match-copy' }, button, status),
  ];
}

/** A text as YAML: JSON, with those characters escaped that YAML does not allow. */
function yamlText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
