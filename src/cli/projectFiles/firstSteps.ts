/** The output at the end of the first `belay init`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { foreignNames } from '../../decision/scope.ts';
import { CannotDecide, loadConfig, loadRules } from '../../gate/project.ts';
import type { BelayConfig } from '../../gate/projectConfig.ts';
import { askedRules } from '../../gate/readiness/askedRules.ts';
import { tableText } from '../../gate/readiness/tableText.ts';
import { foreignLine, nearNames } from '../../gate/reports/summary.ts';
import type { RulesFile } from '../../rules/model.ts';
import { asTyped } from '../../text/asTyped.ts';
import { shellWord } from '../shellWord.ts';
import type { Detected } from './detect.ts';
import { gateLines } from './gateLines.ts';

interface Project {
  /** Absolute. */
  root: string;
  /** The folder, as it was typed. */
  given: string;
  detected: Detected;
  cwd: string;
}

/** The rules that apply, other names in the rules, where the gate belongs, and the commands to run next. */
export async function firstSteps({ root, given, detected, cwd }: Project): Promise<string> {
  let config: BelayConfig;
  let rules: RulesFile;
  try {
    config = await loadConfig(path.join(root, 'belay.json'), 'belay.json');
    rules = await loadRules(path.join(root, '.belay/rules.json'), '.belay/rules.json');
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    return `\n${error.message}\n`;
  }
  const asked = askedRules(rules.rules, config);
  const names = Object.keys(config.environments).sort();
  const environment = names.includes('production') ? 'production' : names[0];
  const foreign = foreignNames(rules.rules, {
    projects: [config.project],
    stacks: config.stacks,
    environments: names,
  });
  const { unsure } = detected;
  const parts = [
    asked.length > 0
      ? `${config.project} is asked:\n\n${tableText(asked)}`
      : `No rule applies to the project "${config.project}".`,
    [...nearNames(foreign), foreignLine(foreign)].filter(Boolean).join('\n'),
    unsure ? `Not bound: \`${unsure.command}\`, because ${unsure.because}.` : '',
    asked.some(({ unbound }) => unbound)
      ? 'Bind the missing names in belay.json. Exit code 0 of a command is the good answer, whichever answer the rule expects.'
      : '',
    gateLines(detected.place, environment),
    `Next:\n${nextCommands({ root, given, cwd }, environment)
      .map((line) => `  ${line}\n`)
      .join('')}`,
  ];
  return asTyped(`\n${parts.filter(Boolean).join('\n\n')}`, '.belay/belay');
}

/** Three commands to type one after the other in the folder where `init` was called. */
function nextCommands(
  { root, given, cwd }: Omit<Project, 'detected'>,
  environment: string | undefined,
): string[] {
  const option = environment === undefined ? '' : ` --environment ${environment}`;
  const inGit = existsSync(path.join(root, '.git'));
  const enter = path.resolve(cwd) === root ? '' : `cd ${shellWord(given)}`;
  const commit = inGit ? 'git add belay.json .belay && git commit -m "Ask the gate"' : '';
  return [
    [enter, commit].filter(Boolean).join(' && '),
    'belay doctor',
    `belay gate --stage before-deploy${option}`,
  ].filter(Boolean);
}
