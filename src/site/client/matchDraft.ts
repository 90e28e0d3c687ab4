/** Drafts a note from a log, on the match page. */
import * as words from '../language/words.ts';
import { one } from './one.ts';

/**
 * Activates the form that writes the note.
 *
 * @param logOf returns the log that the page shows.
 */
export function attachDraft(logOf: () => string): void {
  one('#match-draft').addEventListener('submit', async (event) => {
    event.preventDefault();
    const { noteDraft } = await import('./noteDraft.ts');
    const title = one<HTMLInputElement>('#match-title');
    const note = noteDraft(title.value, logOf(), new Date());
    title.setCustomValidity(note ? '' : words.draftNeedsLetters);
    if (!note) {
      title.reportValidity();
      return;
    }
    one('#match-draft-path').textContent = words.saveItAs(note.path);
    one<HTMLTextAreaElement>('#match-markdown').value = note.text;
    const link = one<HTMLAnchorElement>('#match-download');
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([note.text], { type: 'text/markdown' }));
    link.download = note.path.split('/').at(-1) ?? 'incident.md';
    one('#match-draft-output').hidden = false;
  });
  one('#match-title').addEventListener('input', () =>
    one<HTMLInputElement>('#match-title').setCustomValidity(''),
  );
  one('#match-copy').addEventListener('click', async () => {
    const markdown = one<HTMLTextAreaElement>('#match-markdown');
    try {
      await navigator.clipboard.writeText(markdown.value);
      one('#match-copied').textContent = words.copied;
    } catch {
      markdown.select();
      one('#match-copied').textContent = words.selectedToCopy;
    }
  });
}
