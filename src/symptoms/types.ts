/** The input and output of log matching: plain data, the same in Node and in the browser. */

/** An incident as input for the index. */
export interface IncidentSymptoms extends IndexedIncident {
  /** Logs that the note quotes, and `symptoms:` of its front matter. */
  symptoms: readonly { text: string; line: number }[];
  /** Lines that were wrongly matched with it: they never count for it again. */
  notSymptoms?: readonly string[];
  /** What `linesSaid` gives for it, if it was worked out before. */
  said?: readonly string[] | undefined;
}

/** An incident as the index stores it: enough to name it. Its page is at `incidents/ID/`. */
export interface IndexedIncident {
  /** Names the incident within the journal: its note's slug. */
  id: string;
  title: string;
  /** The day it began, as `2019-06-24`. */
  date: string;
}

/** The published index, `symptoms.json`: see `lineTable.ts` for how its texts are packed. */
export interface SymptomsIndex {
  version: 1;
  /** The number of incidents; the next three fields have one line for each, in the same order. */
  incidents: number;
  ids: string;
  titles: string;
  dates: string;
  /** What their logs say, sorted. */
  lines: string;
  /** Which incidents have each line. */
  owners: string;
  /** Which lines every fault of a system prints: they say little about an incident. */
  background?: string;
  /** Words that occur in logs of every kind, in lower case, separated by spaces. */
  common?: string;
  /** Lines that belong to no incident: such a line in a paste counts for none. */
  nobodys?: string;
}

/** A line of the paste that speaks for an incident. */
export interface MatchedLine {
  /** From 1, in the paste as it came. */
  line: number;
  /** Its position in the paste, in UTF-16 units; a wrapped line spans several lines there. */
  start: number;
  end: number;
  /** The line as it came, without colours, cut to a reasonable length. */
  text: string;
  /** What was compared: without prefix, masks as `‹time›`. */
  normalised: string;
  /** How much it says, in nats. */
  weight: number;
}

export interface Match extends IndexedIncident {
  /** The probability that the paste contains this incident: of pastes with 0.8, four in five do. */
  probability: number;
  /** The lines that speak for it, heaviest first. */
  lines: MatchedLine[];
  /** The evidence against it: how many of the paste's error messages are not in this incident. */
  against: { missing: number; of: number };
}

export interface MatchResult {
  /** Whether an incident, or one of several with the same lines, is likelier than `threshold`. */
  seen: boolean;
  /** The probability that the journal has no such incident. */
  newProbability: number;
  /** Best first. Without `seen` the nearest ones, so that a person can judge. */
  matches: Match[];
  /** Lines read, after wrapped ones were joined. */
  lineCount: number;
}

export interface MatchOptions {
  /** The maximum number of matches; 5 by default. */
  top?: number;
  /** The probability from which an incident counts as seen; 0.5 by default. */
  threshold?: number;
}
