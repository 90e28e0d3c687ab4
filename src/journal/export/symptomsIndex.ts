/** From a journal to `symptoms.json`. */
import { buildIndex } from '../../symptoms/buildIndex.ts';
import type { SymptomsIndex } from '../../symptoms/types.ts';
import type { Note } from '../fields/types.ts';
import { symptomsOf } from './symptomsOf.ts';

/** The index of all incidents that quote a log. Takes notes compiled to the depth `links` at least. */
export function symptomsIndex(notes: readonly Note[]): SymptomsIndex {
  return buildIndex(notes.flatMap((note) => symptomsOf(note) ?? []));
}
