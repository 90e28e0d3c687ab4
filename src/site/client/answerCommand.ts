/** The ticked boxes of a checklist as a `belay answer` command. */

/** A rule of a checklist, read from its list item. */
export interface TickedRule {
  /** The rule's id, if the gate asks it. */
  id: string | undefined;
  check: string | undefined;
  expect: string | undefined;
  ticked: boolean;
}

/**
 * `belay answer is-the-backup-done=yes …`: the good answer of each ticked rule that a person answers. What a machine
 * answers, the gate asks the machine. With nothing ticked, the command that asks for each answer.
 *
 * @param environment the only one that the checklist applies to, if there is exactly one.
 */
export function answerCommand(rules: readonly TickedRule[], environment?: string): string {
  const answers = rules.flatMap(({ id, check, expect, ticked }) =>
    ticked && id && expect && check === 'person' ? [`${id}=${expect}`] : [],
  );
  const where = environment === undefined ? [] : ['--environment', environment];
  return ['belay answer', ...answers, ...where].join(' ');
}
