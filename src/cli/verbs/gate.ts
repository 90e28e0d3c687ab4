import type { GateRequest } from '../../gate/decideNow.ts';
import { REPORTS } from '../../gate/reports/reports.ts';
import type { Assignment } from '../../gate/request.ts';
import { UsageError } from '../../gate/usageError.ts';
import { askGate } from '../askGate.ts';
import { oneOf } from '../oneOf.ts';
import type { Arguments, Verb } from '../verb.ts';

const STAGES = ['before-deploy', 'after-deploy'] as const;

export const verb: Verb = {
  name: 'gate',
  summary: 'Ask the rules whether a deploy may go on.',
  usage: 'belay gate --stage before-deploy|after-deploy [--environment E] [OPTIONS]',
  options: {
    stage: { type: 'string', value: 'STAGE', description: 'before-deploy or after-deploy.' },
    environment: {
      type: 'string',
      value: 'NAME',
      description: 'Where the deploy goes. Without it, the environment of the current branch.',
    },
    report: {
      type: 'string',
      value: 'FORMAT',
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
    now: {
      type: 'string',
      value: 'TIME',
      description:
        'Ask as of another time: 2026-11-27T09:00, in the journal’s zone, or with a zone.',
    },
    rules: { type: 'string', value: 'FILE', description: 'Instead of .belay/rules.json.' },
    config: { type: 'string', value: 'FILE', description: 'Instead of belay.json.' },
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
  async run(args, io) {
    return askGate(requestOf(args), reportOf(args), io);
  },
};

function reportOf({ values }: Arguments): (typeof REPORTS)[string] {
  const name = oneOf('--report', String(values['report'] ?? 'pretty'), Object.keys(REPORTS));
  return REPORTS[name] as (typeof REPORTS)[string];
}

function requestOf({ positionals, values }: Arguments): GateRequest {
  if (positionals.length > 0) {
    throw new UsageError(`"${positionals[0]}" is not understood. Everything is said by options.`);
  }
  const text = (name: string) => values[name] as string | undefined;
  const list = (name: string) => (values[name] ?? []) as string[];
  const stage = text('stage');
  if (stage === undefined) throw new UsageError(`Say the stage: --stage ${STAGES.join(' or ')}.`);
  const optional = { environment: text('environment'), now: text('now'), rules: text('rules') };
  return {
    stage: oneOf('--stage', stage, STAGES),
    answers: list('answer').map((each) => assignment('--answer', each, each.lastIndexOf('='))),
    overrides: list('override').map((each) => assignment('--override', each, each.indexOf('='))),
    config: text('config') ?? 'belay.json',
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Record<string, string>),
  };
}

function assignment(option: string, text: string, at: number): Assignment {
  if (at < 1) throw new UsageError(`${option} "${text}" lacks its rule: write ${option} ID=VALUE.`);
  return { id: text.slice(0, at), value: text.slice(at + 1) };
}
