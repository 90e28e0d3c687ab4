/** The summary in reports: what is missing, what was not asked, and what to do next. */
import type { Decision, RuleVerdict, Unbound } from '../../decision/decision.ts';
import type { ForeignName } from '../../decision/scope.ts';

/** `Asked 7, not for this project 3, weakened since the last go 1.` Empty if nothing could be asked. */
export function coverageLine({ coverage }: Decision): string {
  if (!coverage) return '';
  const { asked, notForThisProject, weakenedSinceLastGo } = coverage;
  const weakened =
    weakenedSinceLastGo === undefined ? '' : `, weakened since the last go ${weakenedSinceLastGo}`;
  return `Asked ${asked}, not for this project ${notForThisProject}${weakened}.`;
}

/** How many questions were not asked because the deploy was already stopped; empty if none. */
export function notAskedLine({ rules, stage }: Decision): string {
  const count = rules.filter(({ unasked }) => unasked === 'stopped').length;
  if (count === 0) return '';
  const questions = count === 1 ? '1 question to people was' : `${count} questions to people were`;
  const why =
    stage === 'after-deploy' ? 'another rule has failed' : 'the deploy is already stopped';
  return `${questions} not asked, because ${why}.`;
}

/** A name that is missing in `belay.json`, with the rules that need it. */
export interface Missing extends Unbound {
  rules: readonly RuleVerdict[];
}

/** The names that are missing in `belay.json`, each once. */
export function missingNames({ rules }: Decision): Missing[] {
  const found = new Map<string, Missing>();
  for (const rule of rules) {
    if (!rule.unbound || rule.verdict === 'overridden') continue;
    const key = JSON.stringify(rule.unbound);
    found.set(key, { ...rule.unbound, rules: [...(found.get(key)?.rules ?? []), rule] });
  }
  return [...found.values()];
}

/** Example values for each field of `belay.json`. */
const EXAMPLES: Record<Unbound['field'], unknown> = {
  commands: 'the command to run',
  libraries: 'the/folder',
  urls: 'https://…',
  people: ['name@company.example'],
};

/** The lines of `belay.json` that bind the names, one per name. */
export function bindingLines(names: readonly Unbound[]): string[] {
  const fields = [...new Set(names.map(({ field }) => field))];
  return fields.flatMap((field) => {
    const own = names.filter((each) => each.field === field);
    const entries = own.map(({ name }) => `"${name}": ${JSON.stringify(EXAMPLES[field])}`);
    if (entries.length === 1) return [`"${field}": { ${entries[0]} }`];
    const last = entries.length - 1;
    return [
      `"${field}": {`,
      ...entries.map((entry, index) => `  ${entry}${index < last ? ',' : ''}`),
      '}',
    ];
  });
}

const THINGS: Record<ForeignName['field'], string> = {
  projects: 'project',
  stacks: 'stack',
  environments: 'environment',
};

/** Names in the rules that are similar to the project's own, one line each. */
export function nearNames(foreign: readonly ForeignName[]): string[] {
  return foreign.flatMap(({ field, name, near }) =>
    near === undefined
      ? []
      : [
          `Rules for the ${THINGS[field]} "${name}" are not for this project, which has "${near}". Did you mean the same?`,
        ],
  );
}

/** Names in the rules that the project does not have, on one line; empty if there are none. */
export function foreignLine(foreign: readonly ForeignName[]): string {
  const parts = (['projects', 'stacks', 'environments'] as const).flatMap((field) => {
    const names = foreign.filter((each) => each.field === field).map(({ name }) => name);
    return names.length > 0 ? [`${field} (${names.join(', ')})`] : [];
  });
  return parts.length > 0
    ? `Rules for other ${parts.join('; other ')} are not asked. If you use one of these names, add it to belay.json.`
    : '';
}

/** Explains exit code 0 if commands are missing. */
function bindText(names: readonly Unbound[]): string {
  const commands = names.some(({ field }) => field === 'commands');
  return `bind the names above in belay.json${commands ? ' (exit code 0 of a command is the good answer)' : ''}`;
}

/** Whether a check ran and could not tell. */
function isUndetermined({ verdict, unbound, unasked }: RuleVerdict): boolean {
  return verdict === 'unknown' && unbound === undefined && unasked === undefined;
}

/** What to do next, one line each. A command has its own line. */
export function nextSteps(decision: Decision): string[] {
  const { stage, environment, rules } = decision;
  const where = environment === undefined ? '' : ` --environment ${environment}`;
  if (decision.decision === 'go') {
    if (decision.atGivenByHand) {
      return ['This was a rehearsal (--now), which is not a go for a deploy.'];
    }
    return decision.asksAfterDeploy
      ? [
          'Next: deploy, then run the checks after the deploy:',
          `  belay gate --stage after-deploy${where}`,
        ]
      : [];
  }
  if (decision.decision === 'undecided') return [];
  const held = rules.filter(({ verdict }) => verdict === 'stop' || verdict === 'unknown');
  const toPeople = held.filter(({ unasked }) => unasked !== undefined);
  const faults = [
    ...(held.some(({ verdict }) => verdict === 'stop') ? ['what stops it'] : []),
    ...(stage === 'before-deploy' && held.some(isUndetermined) ? ['what is unknown'] : []),
  ];
  const steps = [
    ...(missingNames(decision).length > 0 ? [bindText(missingNames(decision))] : []),
    ...(faults.length > 0 ? [`fix ${faults.join(' and ')}`] : []),
  ];
  return [
    ...(steps.length > 0 ? [`Next: ${steps.join(', and ')}. Then run the gate again.`] : []),
    ...(toPeople.length > 0 && stage === 'before-deploy'
      ? [
          steps.length > 0
            ? 'People can answer in advance, at a terminal:'
            : 'Next: answer, at a terminal:',
          `  belay answer${where}`,
        ]
      : []),
  ];
}
