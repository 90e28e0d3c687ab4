/** Finds problems of the logs that incidents quote: missing, not specific, or the same as another's. */
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { evidenceIn } from '../../symptoms/evidence.ts';
import { normalise } from '../../symptoms/normalise.ts';
import { openIndex } from '../../symptoms/openIndex.ts';
import { Sighter } from '../../symptoms/sighter.ts';
import { symptomsIndex } from '../export/symptomsIndex.ts';
import { symptomsOf } from '../export/symptomsOf.ts';
import type { Note } from '../fields/types.ts';

/** If an incident's own log matches another incident this well, the two cannot be distinguished. */
const ALIKE = 0.97;

/**
 * Warns about incidents that no log can be matched with: they quote none, or only lines that every fault of their
 * systems prints. Warns about pairs that no log can tell apart, too: those where an incident's own log speaks as
 * strongly for another one.
 *
 * @param notes of the whole journal.
 * @param asked those of them that are warned about.
 */
export function lintSymptoms(notes: readonly Note[], asked: readonly Note[] = notes): Diagnostic[] {
  if (!asked.some(({ collection }) => collection === 'incidents')) return [];
  const index = openIndex(symptomsIndex(notes));
  const placeOf = new Map(index.incidents.map(({ id }, place) => [id, place]));
  const noteOf = new Map(notes.map((note) => [note.slug, note]));
  return asked.flatMap((note): Diagnostic[] => {
    const incident = symptomsOf(note);
    if (!incident) return [];
    const place = placeOf.get(incident.id);
    if (place === undefined) return [missing(note)];
    const lines = index.linesWithIncident[place] ?? [];
    if (lines.every((line) => index.background.has(line))) return [onlyBackground(note)];
    const sighter = new Sighter(index);
    for (const { text } of incident.symptoms) sighter.add(normalise(text));
    const all = evidenceIn(sighter.sighting, index);
    const own = all.find((evidence) => evidence.incident === place);
    const other = all.find((evidence) => evidence.incident !== place);
    if (!own || !other || other.nats < ALIKE * own.nats) return [];
    const rival = noteOf.get(index.incidents[other.incident]?.id ?? '');
    return rival ? [alike(note, rival)] : [];
  });
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
