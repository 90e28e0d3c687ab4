/** Warns about the logs that incidents quote: missing, not specific, or the same as another's. */
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Note } from '../fields/types.ts';

/** What is wrong with an incident's logs; `alike` is the path of another incident that has the same. */
export type SymptomsVerdict = 'fine' | 'missing' | 'background' | { alike: string };

/**
 * The warning about an incident's logs.
 *
 * @param noteAt the note at a path.
 */
export function symptomsWarnings(
  note: Note,
  verdict: SymptomsVerdict | undefined,
  noteAt: (path: string) => Note | undefined,
): Diagnostic[] {
  if (verdict === undefined || verdict === 'fine') return [];
  if (verdict === 'missing') return [missing(note)];
  if (verdict === 'background') return [onlyBackground(note)];
  const rival = noteAt(verdict.alike);
  return rival ? [alike(note, rival)] : [];
}

function missing(note: Note): Diagnostic {
  return {
    path: note.path,
    line: 1,
    column: 1,
    ...problem('symptoms-missing'),
  };
}

function onlyBackground(note: Note): Diagnostic {
  return {
    path: note.path,
    line: note.symptoms[0]?.line ?? 1,
    column: 1,
    ...problem('symptoms-background'),
  };
}

function alike(note: Note, rival: Note): Diagnostic {
  return {
    path: note.path,
    line: note.symptoms[0]?.line ?? 1,
    column: 1,
    ...problem('symptoms-alike', { other: rival.path }),
    related: {
      path: rival.path,
      line: rival.symptoms[0]?.line ?? 1,
      column: 1,
      message: rival.data.title,
    },
  };
}
