import { REPORT_NAMES, REPORTS } from '../../gate/reports/reports.ts';
import type { Assignment } from '../../gate/request.ts';
import { UsageError } from '../../gate/usageError.ts';
import { askGate } from '../askGate.ts';
import { GO_FILE_OPTION, withGoFile } from '../goFile.ts';
import { defineVerb } from '../verb.ts';
import { CONFIG_OPTION, ENVIRONMENT_OPTION } from './projectOptions.ts';

const STAGES = ['before-deploy', 'after-deploy'] as const;

export const verb = defineVerb({
  summary: 'Ask the rules whether a deploy may continue.',
  usage: 'belay gate --stage before-deploy|after-deploy [--environment E] [OPTIONS]',
  options: {
    stage: {
      type: 'string',
      value: 'STAGE',
      choices: STAGES,
      description: 'before-deploy or after-deploy.',
    },
    ...ENVIRONMENT_OPTION,
    report: {
      type: 'string',
      value: 'FORMAT',
      choices: [...REPORT_NAMES, 'in-toto'],
      default: 'pretty',
      description: 'pretty (the default), json, junit, github, sarif or in-toto.',
    },
    answer: {
      type: 'string',
      value: 'ID=ANSWER',
      multiple: true,
      description: 'Answer a rule: yes, no, or done for a step. Can be repeated.',
    },
    override: {
      type: 'string',
      value: 'ID=REASON',
      multiple: true,
      description: 'Continue in spite of a rule. The reason is recorded. Can be repeated.',
    },
    deployed: {
      type: 'string',
      value: 'REV',
      description:
        'The commit that is deployed now. Where its belay.json and rules are stricter than those of the new commit, they apply.',
    },
    'accept-policy': {
      type: 'string',
      value: 'NAME',
      multiple: true,
      description:
        'Accept a setting that the commit weakens, by the name that is printed: commands.tests.',
    },
    expires: {
      type: 'string',
      value: 'TIME',
      description: 'How long the overrides of this run are valid: 90s, 15m, 2h, 1d.',
    },
    'allow-dirty': {
      type: 'string',
      value: 'REASON',
      description:
        'Ask even if files differ from the commit. The reason is recorded, and the run is not a go for the commit.',
    },
    now: {
      type: 'string',
      value: 'TIME',
      description:
        'Ask as of another time: 2026-11-27T09:00, in the journal’s time zone, or with a zone.',
    },
    rules: {
      type: 'string',
      value: 'FILE',
      description: 'Read the rules from this file. Default: .belay/rules.json.',
    },
    verbose: { type: 'boolean', description: 'Also show the rules that passed.' },
    ...GO_FILE_OPTION,
    ...CONFIG_OPTION,
  },
  examples: [
    ['belay gate --stage before-deploy --environment production', 'Ask before a deploy.'],
    [
      'belay gate --stage before-deploy --answer take-a-snapshot-of-the-database=done',
      'Answer in advance, if there is no terminal.',
    ],
    [
      'belay gate --stage before-deploy --override is-it-a-busy-hour="the shop is down"',
      'Continue in an emergency, with a recorded reason.',
    ],
    [
      'belay gate --stage after-deploy --report json | jq .decision',
      'Use the decision in a program.',
    ],
  ],
  async run({ positionals, values }, io) {
    if (positionals.length > 0) {
      throw new UsageError(`"${positionals[0]}" is unexpected. The gate takes only options.`);
    }
    const { stage, environment, now, rules, config, expires } = values;
    if (stage === undefined)
      throw new UsageError(`Give the stage: --stage ${STAGES.join(' or ')}.`);
    const answers = values.answer.map((each) =>
      assignment('--answer', each, each.lastIndexOf('=')),
    );
    const overrides = values.override.map((each) =>
      assignment('--override', each, each.indexOf('=')),
    );
    const allowDirty = values['allow-dirty'];
    const request = {
      stage,
      environment,
      now,
      rules,
      config,
      answers,
      overrides,
      expires,
      deployed: values.deployed,
      acceptPolicy: values['accept-policy'],
      allowDirty,
    };
    return withGoFile(values['go-file'], io, () =>
      askGate(
        request,
        values.report === 'in-toto' ? values.report : REPORTS[values.report],
        io,
        values,
      ),
    );
  },
});

function assignment(option: string, text: string, at: number): Assignment {
  if (at < 1 && option === '--override' && !text.startsWith('=')) {
    throw new UsageError(`An override needs its reason: --override ${text}="why it is needed".`);
  }
  if (at < 1) throw new UsageError(`${option} "${text}" has no rule: write ${option} ID=VALUE.`);
  return { id: text.slice(0, at), value: text.slice(at + 1) };
}
