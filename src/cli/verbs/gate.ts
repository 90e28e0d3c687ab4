import { REPORT_NAMES, REPORTS } from '../../gate/reports/reports.ts';
import type { Assignment } from '../../gate/request.ts';
import { UsageError } from '../../gate/usageError.ts';
import { askGate } from '../askGate.ts';
import { GO_FILE_OPTION, withGoFile } from '../goFile.ts';
import { defineVerb } from '../verb.ts';
import { CONFIG_OPTION, ENVIRONMENT_OPTION } from './projectOptions.ts';

const STAGES = ['before-deploy', 'after-deploy'] as const;

export const verb = defineVerb({
  summary: 'Ask the rules whether a deploy may go on.',
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
      choices: REPORT_NAMES,
      default: 'pretty',
      description: 'pretty (the default), json, junit, github or sarif.',
    },
    answer: {
      type: 'string',
      value: 'ID=ANSWER',
      multiple: true,
      description: 'Answer a rule: yes, no, or done for a step. May come more than once.',
    },
    override: {
      type: 'string',
      value: 'ID=REASON',
      multiple: true,
      description: 'Go on in spite of a rule. The reason is recorded. May come more than once.',
    },
    deployed: {
      type: 'string',
      value: 'REV',
      description:
        'What is deployed now: where its belay.json and rules are stricter than those of the commit, they decide.',
    },
    'accept-policy': {
      type: 'string',
      value: 'NAME',
      multiple: true,
      description: 'Take what the commit loosens, by the name that is told: commands.tests.',
    },
    expires: {
      type: 'string',
      value: 'TIME',
      description: 'How long the overrides count that are given now: 90s, 15m, 2h, 1d.',
    },
    'allow-dirty': {
      type: 'string',
      value: 'REASON',
      description:
        'Ask although files differ from the commit. The reason is recorded, and the run is no go for the commit.',
    },
    now: {
      type: 'string',
      value: 'TIME',
      description:
        'Ask as of another time: 2026-11-27T09:00, in the journal’s zone, or with a zone.',
    },
    rules: { type: 'string', value: 'FILE', description: 'Instead of .belay/rules.json.' },
    verbose: { type: 'boolean', description: 'Show the rules that passed, too.' },
    ...GO_FILE_OPTION,
    ...CONFIG_OPTION,
  },
  examples: [
    ['belay gate --stage before-deploy --environment production', 'Hold the deploy, or let it go.'],
    [
      'belay gate --stage before-deploy --answer take-a-snapshot-of-the-database=done',
      'Answer ahead of the question, where there is no terminal.',
    ],
    [
      'belay gate --stage before-deploy --override is-it-a-busy-hour="the shop is down"',
      'Go on when it must be, on record.',
    ],
    ['belay gate --stage after-deploy --report json | jq .decision', 'Hand the decision on.'],
  ],
  async run({ positionals, values }, io) {
    if (positionals.length > 0) {
      throw new UsageError(`"${positionals[0]}" is not understood. The gate takes only options.`);
    }
    const { stage, environment, now, rules, config, expires } = values;
    if (stage === undefined) throw new UsageError(`Say the stage: --stage ${STAGES.join(' or ')}.`);
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
      askGate(request, REPORTS[values.report], io, values),
    );
  },
});

function assignment(option: string, text: string, at: number): Assignment {
  if (at < 1 && option === '--override' && !text.startsWith('=')) {
    throw new UsageError(`An override needs its reason: --override ${text}="why it must be".`);
  }
  if (at < 1) throw new UsageError(`${option} "${text}" lacks its rule: write ${option} ID=VALUE.`);
  return { id: text.slice(0, at), value: text.slice(at + 1) };
}
