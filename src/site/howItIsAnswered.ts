/** How a rule that the calendar does not answer gets its answer at the gate. */
import type { Rule } from '../rules/model.ts';

/** A sentence, and a command that goes with it. */
export interface HowAnswered {
  text: string;
  command?: string;
}

/** Who answers, where that is set up, and what to type. */
export function howItIsAnswered({ id, stage, check, expect }: Rule): HowAnswered {
  switch (check.kind) {
    case 'person': {
      const who = check.role ? `The ${check.role.replaceAll(/[-_]/g, ' ')}` : 'A person';
      return {
        text: `${who} answers: at the gate’s prompt, or ahead of time for the very commit that goes out.`,
        command: `belay gate --stage ${stage} --answer ${id}=${expect}`,
      };
    }
    case 'calendar':
      return { text: 'The calendar answers.' };
    case 'command':
      return {
        text: `The gate runs the command that the project’s belay.json binds to “${check.name}”. Exit code 0 is the good answer.`,
      };
    case 'drift':
      return {
        text: `The gate runs the command that belay.json binds to “${check.name}”, and compares its output with the one that was last accepted.`,
        command: `belay accept ${check.name}`,
      };
    case 'http':
      return {
        text: `The gate asks ${check.url} until it answers as it should, or the time is up.`,
      };
    case 'linked-libraries':
      return {
        text: `The gate looks through the folder that belay.json binds to “${check.name}” for two versions of one library.`,
      };
  }
}
