import { describe, expect, test } from 'vitest';
import { BelayConfig } from './projectConfig.ts';
import { type PolicyFiles, stricterPolicy } from './stricterPolicy.ts';
import { rule, rulesFile, SOURCE } from './testing/rules.ts';

const TESTS = rule('tests', { check: { kind: 'command', name: 'tests' } });
const RULES = await rulesFile([TESTS, rule('asked', { check: { kind: 'person', role: 'pm' } })]);
const SETTINGS = {
  project: 'shop',
  stacks: ['django'],
  commands: { tests: 'make test' },
  people: { pm: ['ada@shop.example', 'bob@shop.example'] },
  urls: { shop: 'https://shop.example' },
  libraries: { venv: 'venv/lib' },
  requireSigned: true,
  answersFor: '1d',
  overrides: { by: ['pm'], twoPeople: true },
};

const [ADA, EVE] = ['ada@shop.example ssh-ed25519 AAAA', 'ada@shop.example ssh-ed25519 EEEE'];
/** A holiday of an export that begins with this year. */
const NEW_YEAR = { date: '2026-01-01', name: 'New Year' };
const OFF = { from: '2026-12-01', to: '2026-12-02' };
const LATER = { from: '2026-12-24', to: '2026-12-31' };
const policy = (fields: object = {}, rules = RULES): PolicyFiles => ({
  config: BelayConfig.parse({ ...SETTINGS, ...fields }),
  rules,
  vacations: [OFF, LATER],
  signers: `${ADA}\n`,
  program: 'sha256-deployed',
});
const DEPLOYED = policy();
const decide = (own: PolicyFiles, accepted: string[] = []) =>
  stricterPolicy(own, DEPLOYED, new Set(accepted));

describe('what a commit loosens is decided as it was, unless somebody accepts it by name', () => {
  const limited = rule('tests', {
    check: TESTS.check,
    sources: [{ ...SOURCE, appliesTo: { stacks: ['django'] } }],
  });
  test.each<[string, string, PolicyFiles, (policy: PolicyFiles) => unknown, unknown, unknown]>([
    [
      'a command that runs something else',
      'commands.tests',
      policy({ commands: { tests: 'true' } }),
      ({ config }) => config.commands,
      { tests: 'make test' },
      { tests: 'true' },
    ],
    [
      'a command that is gone',
      'commands.tests',
      policy({ commands: {} }),
      ({ config }) => config.commands,
      { tests: 'make test' },
      {},
    ],
    [
      'another holder of a role',
      'people.pm',
      policy({ people: { pm: ['eve@shop.example', 'ada@shop.example'] } }),
      ({ config }) => config.people['pm'],
      ['ada@shop.example'],
      ['eve@shop.example', 'ada@shop.example'],
    ],
    [
      'holders of the role that overrides',
      'people.override',
      policy({ people: { ...SETTINGS.people, override: ['eve@shop.example'] } }),
      ({ config }) => config.people['override'],
      [],
      ['eve@shop.example'],
    ],
    [
      'no signatures',
      'requireSigned',
      policy({ requireSigned: false }),
      ({ config }) => config.requireSigned,
      true,
      false,
    ],
    [
      'an empty stage',
      'allowEmpty',
      policy({ allowEmpty: true }),
      ({ config }) => config.allowEmpty,
      false,
      true,
    ],
    [
      'answers that count for longer',
      'answersFor',
      policy({ answersFor: '30d' }),
      ({ config }) => config.answersFor,
      '1d',
      '30d',
    ],
    [
      'answers that count for ever',
      'answersFor',
      policy({ answersFor: undefined }),
      ({ config }) => config.answersFor,
      '1d',
      undefined,
    ],
    [
      'overrides by one',
      'overrides.twoPeople',
      policy({ overrides: { by: ['pm'] } }),
      ({ config }) => config.overrides.twoPeople,
      true,
      false,
    ],
    [
      'overrides by anybody',
      'overrides.by',
      policy({ overrides: { twoPeople: true } }),
      ({ config }) => config.overrides.by,
      ['pm'],
      undefined,
    ],
    [
      'ignored files for checks',
      'borrow.lib',
      policy({ borrow: ['lib'] }),
      ({ config }) => config.borrow,
      [],
      ['lib'],
    ],
    [
      'another address of a site',
      'urls.shop',
      policy({ urls: { shop: 'https://mirror.example' } }),
      ({ config }) => config.urls,
      { shop: 'https://shop.example' },
      { shop: 'https://mirror.example' },
    ],
    [
      'a day off that is gone',
      'vacations',
      { ...policy(), vacations: [OFF] },
      ({ config }) => config.vacations,
      [OFF, LATER],
      [],
    ],
    [
      'a day off that is shorter',
      'vacations',
      { ...policy(), vacations: [OFF, { from: '2026-12-24', to: '2026-12-30' }] },
      ({ config }) => config.vacations,
      [OFF, { from: '2026-12-24', to: '2026-12-30' }, LATER],
      [],
    ],
    [
      'a key that may sign',
      'allowed_signers',
      { ...policy(), signers: `# ours\n${EVE}\n${ADA}\n` },
      ({ signers }) => signers,
      `${ADA}\n`,
      `# ours\n${EVE}\n${ADA}\n`,
    ],
    [
      'another program',
      'belay.mjs',
      { ...policy(), program: 'sha256-other' },
      ({ program }) => program,
      'sha256-other',
      'sha256-other',
    ],
    [
      'a rule that is gone',
      'rules.tests',
      policy({}, { ...RULES, rules: RULES.rules.slice(1) }),
      ({ rules }) => rules.rules.map(({ id }) => id).sort(),
      ['asked', 'tests'],
      ['asked'],
    ],
    [
      'a rule that only warns',
      'rules.tests',
      policy(
        {},
        { ...RULES, rules: [rule('tests', { ...TESTS, level: 'warn' }), ...RULES.rules.slice(1)] },
      ),
      ({ rules }) => rules.rules.find(({ id }) => id === 'tests')?.level,
      'stop',
      'warn',
    ],
    [
      'a holiday that is gone',
      'calendar.holidays',
      policy({}, { ...RULES, calendar: { ...RULES.calendar, holidays: [] } }),
      ({ rules }) => rules.calendar.holidays,
      RULES.calendar.holidays,
      [],
    ],
    [
      'a vacation of the journal that is gone',
      'calendar.vacations',
      policy(
        {},
        {
          ...RULES,
          calendar: {
            ...RULES.calendar,
            holidays: [NEW_YEAR, ...RULES.calendar.holidays],
            vacations: [],
          },
        },
      ),
      ({ rules }) => rules.calendar.vacations,
      RULES.calendar.vacations,
      [],
    ],
    [
      'another holiday in place of one',
      'calendar.holidays',
      policy({}, { ...RULES, calendar: { ...RULES.calendar, holidays: [NEW_YEAR] } }),
      ({ rules }) => rules.calendar.holidays,
      [NEW_YEAR, ...RULES.calendar.holidays],
      [NEW_YEAR],
    ],
    [
      'another time zone',
      'calendar.timeZone',
      policy({}, { ...RULES, calendar: { ...RULES.calendar, timeZone: 'Pacific/Kiritimati' } }),
      ({ rules }) => rules.calendar.timeZone,
      RULES.calendar.timeZone,
      'Pacific/Kiritimati',
    ],
    [
      'a folder of libraries that is another',
      'libraries.venv',
      policy({ libraries: { venv: 'empty' } }),
      ({ config }) => config.libraries,
      { venv: 'venv/lib' },
      { venv: 'empty' },
    ],
    [
      'a weekend that is gone',
      'calendar.weekend',
      policy({}, { ...RULES, calendar: { ...RULES.calendar, weekend: [] } }),
      ({ rules }) => rules.calendar.weekend,
      ['saturday', 'sunday'],
      [],
    ],
  ])('%s', (_, name, own, look, held, taken) => {
    const { policy: decides, loosened } = decide(own);
    expect(loosened.map((each) => each.name)).toEqual([name]);
    expect(look(decides)).toEqual(held);
    const accepted = decide(own, [name]);
    expect(accepted.loosened).toEqual([]);
    expect(look(accepted.policy)).toEqual(taken);
  });

  test('a role that a rule asked for, without holders, gets them with the next deploy', () => {
    const asks = rule('schema', { check: { kind: 'person', role: 'dba' } });
    const rules = { ...RULES, rules: [...RULES.rules, asks] };
    const people = { ...SETTINGS.people, dba: ['eve@shop.example'] };
    const { policy: decides, loosened } = stricterPolicy(
      policy({ people }, rules),
      policy({}, rules),
      new Set(),
    );
    expect(loosened.map(({ name }) => name)).toEqual(['people.dba']);
    expect(decides.config.people['dba']).toEqual([]);
  });

  test('days of a year that the export no longer covers are gone without being held', () => {
    const calendar = {
      ...RULES.calendar,
      holidays: [{ date: '2027-01-01', name: 'New Year' }],
      vacations: [],
    };
    expect(decide(policy({}, { ...RULES, calendar })).loosened).toEqual([]);
  });

  test('a project that calls itself something else is asked what it was asked', () => {
    const deployed = policy({}, { ...RULES, rules: [limited] });
    const own = policy({ stacks: [] }, { ...RULES, rules: [limited] });
    const { policy: decides, loosened } = stricterPolicy(own, deployed, new Set());
    expect(loosened.map(({ name }) => name)).toContain('project');
    expect(decides.rules.rules[0]?.sources[0]?.appliesTo).toEqual({});
  });
});

test('what a commit makes stricter, or adds, is in force at once', () => {
  const stricter = policy(
    {
      commands: { tests: 'make test', lint: 'make lint' },
      people: { pm: ['ada@shop.example'], dba: ['eve@shop.example'] },
      answersFor: '1h',
      requireLatest: true,
    },
    { ...RULES, rules: [...RULES.rules, rule('more')] },
  );
  // One long vacation for two, and one key less.
  const vacations = [{ from: '2026-11-30', to: '2026-12-31' }];
  const own = { ...stricter, vacations, signers: '# nobody signs\n' };
  expect(decide(own)).toEqual({ policy: own, loosened: [] });
});
