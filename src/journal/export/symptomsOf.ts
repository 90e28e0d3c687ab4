import type { IncidentSymptoms } from '../../symptoms/types.ts';
import { dayOf } from '../fields/dates.ts';
import type { Note } from '../fields/types.ts';

/** What shows an incident: the logs in its note, and `symptoms:` and `notSymptoms:` of its front matter. `undefined` for a checklist. */
export function symptomsOf(note: Note): IncidentSymptoms | undefined {
  if (note.collection !== 'incidents') return undefined;
  const { slug: id, data, symptoms, said } = note;
  const stated = data.symptoms.map((text) => ({ text, line: 1 }));
  return {
    id,
    title: data.title,
    date: dayOf(data.date),
    symptoms: [...stated, ...symptoms],
    notSymptoms: data.notSymptoms,
    said,
  };
}
