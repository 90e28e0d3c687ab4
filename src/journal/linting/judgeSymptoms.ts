/** Judges the logs that incidents quote: missing, not specific, or the same as another's. */
import { evidenceIn } from '../../symptoms/evidence.ts';
import { normalise } from '../../symptoms/normalise.ts';
import { openIndex } from '../../symptoms/openIndex.ts';
import { Sighter } from '../../symptoms/sighter.ts';
import type { IncidentSymptoms } from '../../symptoms/types.ts';
import { symptomsIndex } from '../export/symptomsIndex.ts';
import { symptomsOf } from '../export/symptomsOf.ts';
import type { Note } from '../fields/types.ts';
import type { SymptomsVerdict } from './symptomsWarnings.ts';

/** If an incident's own log matches another incident this well, the two cannot be distinguished. */
const ALIKE = 0.97;

/**
 * Finds incidents that no log can be matched with: they quote none, or only lines that every fault of their
 * systems prints. Finds pairs that no log can tell apart, too: those where an incident's own log speaks as
 * strongly for another one.
 *
 * @param notes of the whole journal.
 * @param asked those of them that are looked at.
 * @returns by the paths of the incidents among them.
 */
export function judgeSymptoms(
  notes: readonly Note[],
  asked: readonly Note[],
): Map<string, SymptomsVerdict> {
  if (!asked.some(({ collection }) => collection === 'incidents')) return new Map();
  const index = openIndex(symptomsIndex(notes));
  const placeOf = new Map(index.incidents.map(({ id }, place) => [id, place]));
  const noteOf = new Map(notes.map((note) => [note.slug, note]));
  const judge = (incident: IncidentSymptoms): SymptomsVerdict => {
    const place = placeOf.get(incident.id);
    if (place === undefined) return 'missing';
    const lines = index.linesWithIncident[place] ?? [];
    if (lines.every((line) => index.background.has(line))) return 'background';
    const sighter = new Sighter(index);
    for (const { text } of incident.symptoms) sighter.add(normalise(text));
    const all = evidenceIn(sighter.sighting, index);
    const own = all.find((evidence) => evidence.incident === place);
    const other = all.find((evidence) => evidence.incident !== place);
    if (!own || !other || other.nats < ALIKE * own.nats) return 'fine';
    const rival = noteOf.get(index.incidents[other.incident]?.id ?? '');
    return rival ? { alike: rival.path } : 'fine';
  };
  return new Map(
    asked.flatMap((note) => {
      const incident = symptomsOf(note);
      return incident ? [[note.path, judge(incident)]] : [];
    }),
  );
}
