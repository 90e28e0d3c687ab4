/** The model of an official calendar. */

/** The official calendar of a country, as lists. They take the place of what the holiday library works out. */
export interface OfficialCalendar {
  /** The days that were compared with the official lists. The others are by the law alone, or expected. */
  checked: { from: string; to: string };
  years: Readonly<Record<number, OfficialYear>>;
}

/** Days as `MM-DD`, each with a name for people. */
interface OfficialYear {
  off: Readonly<Record<string, string>>;
  /** Days of a weekend that are worked to make up for another day. */
  worked?: Readonly<Record<string, string>>;
}
