/** Words about notes as a whole, and their links. */
import { asTold, error, warning } from './wording.ts';

interface BrokenLink {
  what: 'note' | 'page' | 'file' | 'heading' | 'unpublished';
  target: string;
  hash?: string;
  near?: string | undefined;
}

export const NOTE_WORDING = {
  'front-matter': error(asTold),
  'front-matter-comment': warning(
    ({ field, kept, cut }: { field: string; kept: string; cut: string }) => ({
      message: `in ${field}, YAML reads "#${cut}" as a comment, so the text ends after "${kept}"`,
      note: 'Put the text in quotation marks.',
    }),
  ),
  'note-syntax': error(asTold),
  'note-too-complex': error(({ max }: { max: number }) => ({
    message: `this note has more than ${max.toLocaleString('en')} paragraphs and list items, so its rules are not read`,
    note: 'A reference to a footnote counts as 20. Split it into several notes, or move generated text into a file next to it and link to that file.',
  })),
  'note-failed': error(({ reason }: { reason: string }) => ({
    message: `no page can be built from this note: ${reason}`,
    note: 'This is a fault in Belay. Please report it together with the note.',
  })),
  'link-broken': error(({ what, target, hash, near }: BrokenLink) => {
    if (what === 'unpublished') {
      return {
        message: `a file of this kind is not published: ${target}`,
        note: 'Quote the part that matters in a code fence, or link a copy that readers can open.',
      };
    }
    const message =
      what === 'heading'
        ? `${target} has no heading or rule "${hash}"`
        : `there is no ${what} ${target}`;
    return { message, ...(near !== undefined && { note: `Did you mean ${near}?` }) };
  }),
  'address-shared': error(({ other, address }: { other: string; address: string }) => ({
    message: `this note and ${other} would have the same address, /${address}`,
    note: 'Rename one of the files.',
  })),
  'component-broken': error(asTold),
  'diagram-not-drawn': warning(({ language }: { language: string }) => ({
    message: `a diagram in ${language} is shown as code, as Belay does not draw this language`,
    note: 'Write it in DOT, in a fence that begins with ```dot, or show a picture of it.',
  })),
  'import-broken': error(({ name, near }: { name: string; near: string | undefined }) => ({
    message: `there is nothing to import at "${name}"`,
    note:
      near === undefined
        ? 'Check the path: it starts from the folder of this note.'
        : `Did you mean "${near}"?`,
  })),
  'summary-placeholder': warning(() => ({
    message: 'this summary is still the one from the template',
    note: 'Say in one or two sentences what the note is about, or delete the field: then the first paragraph is shown.',
  })),
  'section-empty': warning(({ heading }: { heading: string }) => ({
    message: `there is nothing under "${heading}"`,
    note: 'Write the section, or delete its heading.',
  })),
  'checklist-empty': warning(() => ({
    message: 'this checklist has no rules',
    note: 'Write a question with its answer (`- Is today Friday? No.`) or a step (`- [ ] Take a snapshot`).',
  })),
  'date-future': warning(({ date, today }: { date: string; today: string }) => ({
    message: `this incident begins on ${date}, but today is ${today}`,
    note: 'Check the date.',
  })),
  'date-name': warning(({ date, inName }: { date: string; inName: string }) => ({
    message: `the name of the file says ${inName}, but the date is ${date}`,
    note: 'Correct the date, or rename the file.',
  })),
  'follow-up-date': warning(({ written }: { written: string }) => ({
    message: `the due date "${written}" cannot be read`,
    note: 'Write a day that exists: `(by 2026-12-01)` or `(by 1 December 2026)`.',
  })),
  'follow-up-overdue': warning(({ text, date }: { text: string; date: string }) => ({
    message: `this follow-up was due on ${date}: ${text}`,
    note: 'Do it and tick it off, give it a later date, or make it a rule: move its line below a heading `## Before deploy`, so that the gate asks for it.',
  })),
  'name-alone': warning(({ name, near }: { name: string; near: string }) => ({
    message: `only this note names "${name}"; other notes name "${near}"`,
    note: `If you mean "${near}", write it the same way: the gate asks a rule only where the names match.`,
  })),
  'symptoms-missing': warning(() => ({
    message: 'this incident quotes no log, so `belay match` cannot find it',
    note: 'Quote what the log showed in a fence that begins with ```log, or add the lines that identify it under `symptoms:`.',
  })),
  'symptoms-background': warning(() => ({
    message: 'the log of this incident has only lines that other faults also print',
    note: 'Quote the line that names what failed: an error message, an exception, a frame of your own code.',
  })),
  'symptoms-alike': warning(({ other }: { other: string }) => ({
    message: `no log can tell this incident from ${other}`,
    note: 'Quote a line that only this incident printed. If it is the same fault, say in the newer note that it happened again.',
  })),
};
