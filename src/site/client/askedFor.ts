/** Whether a rule is asked for a deploy. */

/** The kinds of places that a deploy has. */
export const PLACES = ['project', 'environment', 'stack'] as const;

/**
 * @param askedIn where the rule is asked, as `askedIn` in `ruleGroups.ts` writes it.
 * @param deploy what is known about the deploy: a missing kind can be anything.
 */
export function askedFor(
  askedIn: string,
  deploy: Partial<Record<(typeof PLACES)[number], string>>,
): boolean {
  return askedIn.split('\n').some((source) => {
    const lists = new Map(
      source
        .split(';')
        .filter(Boolean)
        .map((part) => part.split('=') as [string, string]),
    );
    return PLACES.every((place) => {
      const wanted = deploy[place];
      const list = lists.get(place);
      return wanted === undefined || list === undefined || list.split(',').includes(wanted);
    });
  });
}
