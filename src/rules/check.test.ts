import { describe, expect, test } from 'vitest';
import { isCheckCode, nearCheckKind, readCheck } from './check.ts';
import { CALENDAR_QUESTIONS, CHECK_KINDS } from './model.ts';

const ID = 'An id has letters, digits and `-`: `id=unit-tests`.';
const KINDS =
  'Write one of `person`, `calendar`, `command`, `drift`, `http`, `linked-libraries`, or move the code into the question.';
const NAME =
  'A name is lower-case letters, digits, ".", "_" and "-", at most 64 characters, with a letter or digit first.';
const COMMAND = 'Write a name that belay.json binds: `command unit-tests`.';
const DRIFT = 'Write a name that belay.json binds: `drift server-packages`.';
const TIMELESS =
  'It looks at what is on the machine, which does not change back by waiting. `for=` is for `http` and `command`, `within=` for `http`.';
const LIBRARIES = 'Write a name that belay.json binds: `linked-libraries psycopg2`.';
const ROLE = 'Write a role: `person product-manager`.';
const WEEKDAY = 'Write `weekday=fri`, or several as `weekday=fri,sat`.';
const RANGE = 'Write two times of day: `between=22:00-06:00`.';
const HTTP_NAMES = ['status', 'contains', 'within', 'for', 'json', 'tls-days'];
const HTTP = 'Write `http https://shop.example/health status=200 within=60s`.';
const WITHIN = 'Write `within=60s`, `within=5m` or `within=1h`; the limit is a day.';
const QUESTIONS = [...CALENDAR_QUESTIONS, 'weekday', 'between'];
const LISTED_QUESTIONS = QUESTIONS.map((name) => `\`${name}\``).join(', ');

describe('what is wrong with a check, and what to write', () => {
  test.each<[code: string, message: string, note?: string]>([
    ['id=-a', '"-a" cannot be an id', ID],
    ['command', '`command` needs a name', COMMAND],
    ['command a b', '`command` takes one name, not "a b"', COMMAND],
    ['drift', '`drift` needs a name', DRIFT],
    ['drift server-packages for=10m', '`drift` takes no `for=`', TIMELESS],
    ['linked-libraries within=5m psycopg2', '`linked-libraries` takes no `within=`', TIMELESS],
    ['linked-libraries', '`linked-libraries` needs a name', LIBRARIES],
    ['person product manager', '`person` takes one name, not "product manager"', ROLE],
    ['person Boss', '"Boss" cannot be the name of a person', NAME],
    ['command A-b', '"A-b" cannot be the name of a command', NAME],
    ['command b!', '"b!" cannot be the name of a command', NAME],
    [`drift ${'a'.repeat(65)}`, `"${'a'.repeat(65)}" cannot be the name of a drift`, NAME],
    [
      'calendar weekday=fri between=06:00-07:00',
      '`calendar` asks one question, not also "between=06:00-07:00"',
    ],
    [
      'calendar weekday weekday=fri weekday=sat or sunday',
      '`calendar` asks one question, not also "weekday=sat or sunday"',
    ],
    ['calendar weekday', '"" is not a day of the week', WEEKDAY],
    ['calendar weekday=fr', '"fr" is not a day of the week', WEEKDAY],
    ['calendar weekday=fri,someday', '"someday" is not a day of the week', WEEKDAY],
    ['calendar between', '"" is not a range of times', RANGE],
    ['calendar between=06:00', '"06:00" is not a range of times', RANGE],
    ['calendar between=24:00-06:00', '"24:00-06:00" is not a range of times', RANGE],
    ['calendar between=22:00-06:60', '"22:00-06:60" is not a range of times', RANGE],
    ['calendar between=122:00-06:00', '"122:00-06:00" is not a range of times', RANGE],
    ['calendar between=22:00-06:00Z', '"22:00-06:00Z" is not a range of times', RANGE],
    [
      'calendar between=06:00-06:00',
      '"06:00-06:00" is an empty range',
      'Its end must differ from its start.',
    ],
    ['http', '`http` needs a URL', HTTP],
    ['http shop.example', '"shop.example" is not an http or https URL', HTTP],
    ['http xhttp://shop.example', '"xhttp://shop.example" is not an http or https URL', HTTP],
    ['http https://', '"https://" is not an http or https URL', HTTP],
    ['http https://a.example status=99', '"99" is not an HTTP status'],
    ['http https://a.example status=600', '"600" is not an HTTP status'],
    ['http https://a.example status=1200', '"1200" is not an HTTP status'],
    ['http https://a.example status', '"" is not an HTTP status'],
    ['http https://a.example status=200 status=204', '`status=` is given twice'],
    ['http https://a.example within=1s within=1s', '`within=` is given twice'],
    [
      'http https://a.example for=often',
      '"often" is not a length of time',
      'Write `for=60s`, `for=5m` or `for=1h`; the limit is a day.',
    ],
    ...['', 'status=ok', '$=ok', '$.status', '$.status=', '$..a=1', '$[x]=1'].map(
      (json): [string, string, string] => [
        `http https://a.example json=${json}`,
        `"${json}" does not name a path and a value in the body`,
        'Write a path and its value: `json=$.status=ok` or `json=$.checks[0].up=true`.',
      ],
    ),
    ...['0', '-1', '3651', 'two'].map((days): [string, string, string] => [
      `http https://a.example tls-days=${days}`,
      `"${days}" is not a number of days`,
      'Write `tls-days=14`; the limit is 3650.',
    ]),
    [
      'http http://a.example tls-days=14',
      '`tls-days=` needs an https URL',
      'Only an https server has a certificate.',
    ],
    ['http https://a.example contains=', '`contains=` needs a text', 'Write `contains="ready"`.'],
    ['http https://a.example contains', '`contains=` needs a text', 'Write `contains="ready"`.'],
    ...['', '60', 's', '0s', '86401s', '1441m', '25h', '60sec', 'x60s', '1.5h', '2d'].map(
      (length): [string, string, string] => [
        `http https://a.example within=${length}`,
        `"${length}" is not a length of time`,
        WITHIN,
      ],
    ),
  ])('%s: %s', (code, message, note) => {
    expect(readCheck(code)).toStrictEqual({
      ok: false,
      problem: { severity: 'error', code: 'check-parameter', message, ...(note && { note }) },
    });
  });

  test.each<[written: string, code: string, message: string, note: string, expected: string[]]>([
    ['quizzical', 'check-unknown', '"quizzical" is not a kind of check', KINDS, [...CHECK_KINDS]],
    [
      'comand tests',
      'check-unknown',
      '"comand" is not a kind of check',
      'Did you mean `command`?',
      [...CHECK_KINDS],
    ],
    [
      'wran',
      'check-unknown',
      '"wran" is not a kind of check',
      'Did you mean `warn`?',
      [...CHECK_KINDS],
    ],
    [
      'calendar',
      'check-parameter',
      '`calendar` needs a question',
      `Write one of ${LISTED_QUESTIONS} after it.`,
      QUESTIONS,
    ],
    [
      'calendar moon=full',
      'check-parameter',
      'the calendar has no question "moon=full"',
      `Write one of ${LISTED_QUESTIONS}.`,
      QUESTIONS,
    ],
    [
      'calendar wekday=fri',
      'check-parameter',
      'the calendar has no question "wekday=fri"',
      'Did you mean `weekday`?',
      QUESTIONS,
    ],
    [
      'calendar betwen=06:00-07:00',
      'check-parameter',
      'the calendar has no question "betwen=06:00-07:00"',
      'Did you mean `between`?',
      QUESTIONS,
    ],
    [
      'http https://a.example stauts=200',
      'check-parameter',
      '`http` has no parameter "stauts"',
      'Did you mean `status=`?',
      HTTP_NAMES,
    ],
    [
      'http https://a.example retries=3',
      'check-parameter',
      '`http` has no parameter "retries"',
      'It takes `status`, `contains`, `within`, `for`, `json`, `tls-days`.',
      HTTP_NAMES,
    ],
    [
      'http https://a.example =200',
      'check-parameter',
      '`http` has no parameter ""',
      'It takes `status`, `contains`, `within`, `for`, `json`, `tls-days`.',
      HTTP_NAMES,
    ],
  ])('%s, with what it could have been', (written, code, message, note, expected) => {
    expect(readCheck(written)).toStrictEqual({
      ok: false,
      problem: { severity: 'error', code, message, note, expected },
    });
  });
});

describe('the edges of what a check may say', () => {
  test.each([
    [`command ${'a'.repeat(64)}`, { kind: 'command', name: 'a'.repeat(64) }],
    ['command 7.x_y-z', { kind: 'command', name: '7.x_y-z' }],
    ['calendar weekday=fri,FRIDAY,Fri', { name: 'weekday', weekdays: ['friday'] }],
    ['calendar weekday=sun,mon', { name: 'weekday', weekdays: ['monday', 'sunday'] }],
    ['calendar between=00:00-23:59', { name: 'between', from: '00:00', to: '23:59' }],
    ['calendar between=19:30-20:15', { name: 'between', from: '19:30', to: '20:15' }],
    ['http http://a.example', { url: 'http://a.example' }],
    ['http HTTPS://a.example', { url: 'HTTPS://a.example' }],
    ['http https://a.example status=100', { status: 100 }],
    ['http https://a.example status=599', { status: 599 }],
    ['http https://a.example contains=a=b', { contains: 'a=b' }],
    ['http https://a.example within=1s', { within: 1 }],
    ['http https://a.example within=86400s', { within: 86_400 }],
    ['http https://a.example within=5m', { within: 300 }],
    ['http https://a.example within=24h', { within: 86_400 }],
    ['command health for=10m', { name: 'health', for: 600 }],
    ['http https://a.example for=10m', { for: 600 }],
    ['http https://a.example json=$.status=ok', { json: { path: '$.status', equals: 'ok' } }],
    [
      'http https://a.example "json=$.checks[0].db-up=a = b"',
      { json: { path: '$.checks[0].db-up', equals: 'a = b' } },
    ],
    ['http https://a.example tls-days=14', { tlsDays: 14 }],
  ])('%s is %j', (code, check) => {
    expect(readCheck(code)).toMatchObject({ ok: true, value: { check } });
  });
});

describe('the code in a step', () => {
  test.each([
    ['command unit-tests', true],
    ['warn', true],
    ['id=tests', true],
    ['commands unit-tests', false],
    ['grep id=', false],
    ['', false],
  ])('"%s" is a check: %s', (code, expected) => {
    expect(isCheckCode(code)).toBe(expected);
  });

  test.each([
    ['comand unit-tests', 'command'],
    ['htpp https://shop.example', 'http'],
    ['command unit-tests', undefined],
    ['comand', undefined],
    ['htp https://shop.example', undefined],
    ['make migrate', undefined],
    ['', undefined],
  ])('"%s" was meant as %s', (code, kind) => {
    expect(nearCheckKind(code)).toBe(kind);
  });
});
