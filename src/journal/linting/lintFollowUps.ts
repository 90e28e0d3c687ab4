/** Warnings about due dates of follow-ups: those that cannot be read, and those that are over. */
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Note } from '../fields/types.ts';
import { isOverdue, readFollowUps } from '../followUps/readFollowUps.ts';

/** Warns about due dates that are not a day that exists, at their place. */
export function lintDueDates(notes: readonly Note[]): Diagnostic[] {
  return followUpsIn(notes).flatMap(({ path, due }) => {
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
export function lintOverdue(notes: readonly Note[], today: string): Diagnostic[] {
  return followUpsIn(notes).flatMap((followUp) => {
    const { path, text, line, column, due } = followUp;
    if (due?.date === undefined || !isOverdue(followUp, today)) return [];
    return [{ ...problem('follow-up-overdue', { text, date: due.date }), path, line, column }];
  });
}

function followUpsIn(notes: readonly Note[]) {
  return notes
    .filter(({ collection }) => collection === 'incidents')
    .flatMap(({ path, text, rules }) =>
      readFollowUps(text, new Set(rules.map(({ line }) => line))).map((followUp) => ({
        ...followUp,
        path,
      })),
    );
}
