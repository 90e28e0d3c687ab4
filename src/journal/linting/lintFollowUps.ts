/** Warnings about due dates of follow-ups: those that cannot be read, and those that are over. */
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Note } from '../fields/types.ts';
import { type FollowUp, isOverdue, readFollowUps } from '../followUps/readFollowUps.ts';

/** An open follow-up, and the path of its note. */
type OpenTask = FollowUp & Pick<Note, 'path'>;

/** The open follow-ups of all incidents among the notes. */
export function followUpsIn(notes: readonly Note[]): OpenTask[] {
  return notes
    .filter(({ collection }) => collection === 'incidents')
    .flatMap(({ path, text, rules }) =>
      readFollowUps(text, new Set(rules.map(({ line }) => line))).map((followUp) => ({
        ...followUp,
        path,
      })),
    );
}

/** Warns about due dates that are not a day that exists, at their place. */
export function lintDueDates(followUps: readonly OpenTask[]): Diagnostic[] {
  return followUps.flatMap(({ path, due }) => {
    if (!due || due.date !== undefined) return [];
    const { written, line, column } = due;
    return [{ ...problem('follow-up-date', { written }), path, line, column }];
  });
}

/**
 * Warns about follow-ups that are overdue.
 *
 * @param today `2026-11-24`, in the journal's time zone.
 */
export function lintOverdue(followUps: readonly OpenTask[], today: string): Diagnostic[] {
  return followUps.flatMap((followUp) => {
    const { path, text, line, column, due } = followUp;
    if (due?.date === undefined || !isOverdue(followUp, today)) return [];
    return [{ ...problem('follow-up-overdue', { text, date: due.date }), path, line, column }];
  });
}
