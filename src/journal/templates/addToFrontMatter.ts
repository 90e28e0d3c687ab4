/** Adding to a list in a note's front matter, with everything else as it was written. */
import { isSeq, parseDocument, stringify } from 'yaml';

const FRONT_MATTER = /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*$)/m;

/**
 * The note with texts added to a list of its front matter; those that are there already are left.
 *
 * @returns `undefined` where the note has no front matter, or the field is not a list.
 */
export function addToFrontMatter(
  note: string,
  field: string,
  texts: readonly string[],
): string | undefined {
  const found = FRONT_MATTER.exec(note);
  if (found?.index !== 0) return undefined;
  const [whole, open = '', yaml = '', close = ''] = found;
  const document = parseDocument(yaml);
  const list = document.get(field, true);
  if (list !== undefined && list !== null && !isSeq(list)) return undefined;
  const known: unknown[] = isSeq(list) ? (list.toJSON() as unknown[]) : [];
  const added = texts.filter((text) => !known.includes(text));
  if (added.length === 0) return note;
  const options = { lineWidth: 0 };
  if (!isSeq(list)) {
    return open + yaml + stringify({ [field]: added }, options) + close + note.slice(whole.length);
  }
  for (const text of added) document.addIn([field], text);
  return open + document.toString(options) + close + note.slice(whole.length);
}
