/** How the gate gets the answer to a rule. */
import type { Rule } from '../rules/model.ts';
import * as words from './language/words.ts';

/** A sentence, and a command that goes with it. */
export interface HowAnswered {
  text: string;
  command?: string;
}

/** Who answers, where that is configured, and what to type. */
export function howItIsAnswered({ id, stage, check, expect }: Rule): HowAnswered {
  switch (check.kind) {
    case 'person':
      return {
        text: words.howPersonAnswers(check.role?.replaceAll(/[-_]/g, ' ')),
        command: `belay gate --stage ${stage} --answer ${id}=${expect}`,
      };
    case 'calendar':
      return { text: words.howCalendarAnswers };
    case 'command':
      return { text: words.howCommandAnswers(check.name) };
    case 'drift':
      return {
        text: words.howDriftAnswers(check.name),
        command: `belay accept ${check.name}`,
      };
    case 'http':
      return { text: words.howHttpAnswers(check.url) };
    case 'linked-libraries':
      return { text: words.howLibrariesAnswer(check.name) };
  }
}
