/** Words about files and settings. */
import { asTold, error, warning } from './wording.ts';

export const FILE_WORDING = {
  'journal-config': error(asTold),
  'holidays-unchecked': warning(({ place }: { place: string }) => ({
    message: `the public holidays of ${place} were not checked against an official calendar`,
    note: 'Compare the holidays in rules.json with the official calendar, correct them with `holidays:` and `workingDays:`, and write `holidaysChecked: 2027-12-31` for the last day that you compared.',
  })),
  'belay-json': error(asTold),
  'file-unreadable': error(({ reason, note }: { reason: string; note?: string | undefined }) => ({
    message: `this file cannot be read: ${reason}`,
    note: note ?? 'Check that it exists and that you may read it.',
  })),
  'file-too-large': error(({ megabytes, max }: { megabytes: string; max: number }) => ({
    message: `this file has ${megabytes} MB; the limit is ${max} MB`,
    note: 'Quote the lines that matter, and keep the rest outside the journal.',
  })),
  'file-not-utf8': error(() => ({
    message: 'this is not UTF-8 text',
    note: 'Save the file in the encoding UTF-8.',
  })),
  'file-unsafe': error(({ target }: { target: string }) => ({
    message: `this SVG contains more than a drawing, so it is not published: ${target}`,
    note: 'Save it as plain SVG, in UTF-8, without scripts, event handlers, animations and foreign content; or as PNG.',
  })),
  'link-outside': error(() => ({
    message: 'this symbolic link points outside the content folder, or to nothing',
    note: 'Put a copy of the file here instead.',
  })),
  'mdx-not-run': warning(() => ({
    message:
      'MDX can run code, and this folder is not trusted with that: this file is read as Markdown',
    note: 'The .mdx notes of a folder are only run if it has a journal.yaml.',
  })),
  'note-not-read': warning(({ folders }: { folders: string }) => ({
    message: 'this file is not a note of the journal, so its rules are not asked',
    note: `Notes are .md or .mdx files in ${folders}.`,
  })),
};
