import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from './normalise.ts';

const said = (text: string) => normalise(text).map(({ normalised }) => normalised);

describe('what changes from one occurrence to the next is masked by kind', () => {
  test.each<[string, string]>([
    ['worker 12 (pid: 3456) died', 'worker ‹number› pid ‹number› died'],
    ['took 12.5ms, 3 GiB, 40%', 'took ‹amount› ‹number› GiB ‹amount›'],
    ['connect to 10.0.3.7:5432 from [fe80::1%eth0]', 'connect to ‹ip› from ‹ip›'],
    ['at 0x7f2b5a61bc2b in /tmp/x8f2', 'at ‹address› in ‹path›'],
    [
      'request 550e8400-e29b-41d4-a716-446655440000 commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
      'request ‹uuid› commit ‹hash›',
    ],
    ['user mehmet@example.org on db12 and db1.ist.internal', 'user ‹email› on ‹host› and ‹host›'],
    ['backup until Sep 12 09:10:11 2024 kept', 'backup until ‹time› ‹number› ‹time› ‹number› kept'],
    ['connect from gandalf[10.1.2.3]', 'connect from ‹host› ‹ip›'],
    ['psycopg2 2.8.6 wants openssl 1.1.1k', 'psycopg# ‹version› wants openssl ‹amount›'],
    [
      'Failed password for root from 10.1.2.3 port 51234',
      'Failed password for root from ‹ip› port ‹port›',
    ],
    ['pod shop-7d9f8b6c5-x2x4z evicted', 'pod shop-# evicted'],
    ['/srv/a/libssl-0b4c77aa.so.1.0.2 not found', 'a libssl-#.so not found'],
    ['/home/a/venv/lib/python3.9/site-packages/django/core/x.py missing', 'django x.py missing'],
  ])('%s becomes %s', (line, expected) => {
    expect(said(line)).toEqual([expected]);
  });
});

describe('exact keys are kept whole', () => {
  test.each([
    ['ORA-01555: snapshot too old', 'ORA-01555'],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'],
    ['bind failed: errno 98', '98'],
    ['SQLSTATE[42S02]: Base table not found', '42S02'],
    ['Exit code 0x80131040', '0x80131040'],
    ['received SIGSEGV', 'SIGSEGV'],
    ['java.net.SocketTimeoutException: Read timed out', 'java.net.SocketTimeoutException'],
    ['E11000 duplicate key', 'E11000'],
  ])('%s has the key %s', (line, key) => {
    const tokens = normalise(line).flatMap((one) => one.tokens);
    expect(tokens).toContainEqual(expect.objectContaining({ kind: 'key', text: key }));
  });
});

test.each<[string, string]>([
  ['syslog', 'Jan  3 09:10:11 web-1 shop[123]: disk is full'],
  ['RFC 5424', '<34>1 2024-01-31T09:10:11.003Z web-1 shop 123 ID47 - disk is full'],
  ['journald with a zone', '2024-01-31T09:10:11+0300 gandalf shop[123]: disk is full'],
  ['the kernel', '[12345.678901] disk is full'],
  ['glog', 'E0102 09:10:11.123456      12 file.go:123] disk is full'],
  ['docker compose', 'web_1  | disk is full'],
  ['kubectl', '[pod/shop-7d9f8b6c5-x2x4z/web] 2024-01-31T09:10:11Z disk is full'],
  ['CRI', '2024-01-31T09:10:11.482913Z stderr F disk is full'],
  ['nginx', '2024/01/31 09:10:11 [error] 31#31: *5 disk is full'],
  ['log4j', '[2024-01-31 09:10:11,123] ERROR disk is full'],
  [
    'Spring',
    '2024-01-31 09:10:11.123 ERROR 7 --- [nio-8080-exec-1] c.shop.web.Orders    : disk is full',
  ],
  ['Celery', '[2024-01-31 09:10:11,123: ERROR/MainProcess] disk is full'],
  ['PostgreSQL', '2024-01-31 09:10:11.123 UTC [77] shop@shop ERROR:  disk is full'],
  ['Rails', 'E, [2024-01-31T09:10:11.123456 #77] ERROR -- : disk is full'],
  ['Docker’s JSON', '{"log":"disk is full\\n","stream":"stderr","time":"2024-01-31T09:10:11Z"}'],
  [
    'JSON in Docker’s JSON',
    `{"log":${JSON.stringify('{"severity":"error","error":{"message":"disk is full"}}')},"time":"2024-01-31T09:10:11Z"}`,
  ],
  ['JSON of a logger', '{"level":"error","ts":1706691011.5,"msg":"disk is full"}'],
  ['logfmt', 'time="2024-01-31T09:10:11Z" level=error msg="disk is full"'],
  ['German', '31.01.2024 09:10:11 FEHLER disk is full'],
  ['colours', '\x1b[31m09:10:11\x1b[0m \x1b[1;31mERROR\x1b[0m disk is \x1b[4mfull\x1b[0m'],
  ['direction marks', '\u202edisk is\u200b full\u202c'],
  ['two of them', 'Jan  3 09:10:11 web-1 shop[123]: 2024-01-31 09:10:11,123 ERROR disk is full'],
  ['a log whose host was taken out', '<HOSTNAME> shop[123]: disk is full'],
  ['the same after a time', '2024-01-31T09:10:11Z <hostname> shop: disk is full'],
  ['Heroku', '2024-01-31T09:10:11.003456+00:00 app[web.1]: disk is full'],
  ['CloudWatch', '2024-01-31T09:10:11.003000+00:00 app/web/0123456789abcdef0123 disk is full'],
  ['ClickHouse', '2024.01.31 09:10:11.123456 [ 12 ] {} <Error> disk is full'],
  ['grep with file and line', 'logs/shop.log.1:12:2024-01-31 09:10:11,123 ERROR disk is full'],
  ['npm’s debug log', '247 verbose stack     disk is full'],
  ['gcloud', "textPayload: 'disk is full'"],
])('the prefix of %s is removed', (_, line) => {
  expect(said(line)).toEqual(['disk is full']);
});

test.each<[string, string[], string[]]>([
  [
    'Python, without its source lines',
    ['  File "/srv/shop/orders.py", line 12, in place', '    return self.total(order)'],
    ['↳orders.py:place'],
  ],
  ['Node', ['    at Object.place (/srv/shop/orders.js:12:5)'], ['↳orders.js:Object.place']],
  [
    'the JVM',
    ['\tat com.shop.Orders.place(Orders.java:12) ~[shop.jar!/:1.2]'],
    ['↳com.shop.Orders.place'],
  ],
  [
    '.NET in German',
    ['   bei Shop.Orders.Place(Int32 id) in C:\\src\\Orders.cs:Zeile 12.'],
    ['↳Shop.Orders.Place'],
  ],
  [
    'Go',
    ['shop/orders.(*Store).Place(0xc000010000, 0x1)', '\t/src/orders.go:12 +0x1d'],
    ['↳shop/orders.*Store.Place', '↳orders.go'],
  ],
  ['glibc', ['/usr/lib/libssl-0b4c77aa.so.1.1(SSL_new+0x1a) [0x7f12a0]'], ['↳libssl-#.so:SSL_new']],
  ['gdb', ['#3  0x00007f12 in SSL_new (ctx=0x0) at ssl_lib.c:512'], ['↳ssl_lib.c:SSL_new']],
  [
    'PHP',
    ['#0 /srv/app/Orders.php(12): App\\Orders->place(Object(App\\X))'],
    ['↳Orders.php:App\\Orders-place'],
  ],
  ['Ruby', ["/srv/app/orders.rb:12:in `place'"], ['↳orders.rb:place']],
  ['Rust', ['  12: shop::orders::place::h0123456789abcdef'], ['↳shop::orders::place']],
])('frames of %s', (_, lines, expected) => {
  expect(said(lines.join('\n'))).toEqual(expected);
});

test('a record includes any field that mentions a problem, besides its message', () => {
  const record = {
    time: '2024-01-31T09:10:11Z',
    msg: 'request failed',
    problem: 'cannot open it',
    agent: 'Mozilla on Linux',
  };
  expect(said(JSON.stringify(record))).toEqual(['request failed', 'cannot open it']);
});

describe('lines that a terminal wrapped', () => {
  const long =
    'ERROR could not open the file that the service was told to read when it began, as root';
  const wrapped = (line: string, width: number) =>
    line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];

  test('are joined again, with their numbers and positions', () => {
    const text = ['first', ...wrapped(long, 80), 'last'].join('\n');
    const lines = normalise(text);
    expect(lines.map(({ normalised }) => normalised)).toEqual(['first', ...said(long), 'last']);
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 4]);
    expect(text.slice(lines[1]?.start, lines[1]?.end)).toBe(wrapped(long, 80).join('\n'));
  });

  test('are joined if lines end as on Windows', () => {
    expect(said(wrapped(long, 80).join('\r\n'))).toEqual(said(long));
  });

  test('are left alone if one has the width of a terminal by chance', () => {
    const lines = [long.padEnd(100, 'x'), 'Error: connect EIO', 'Error: listen EIO'];
    expect(said(lines.join('\n'))).toHaveLength(3);
  });

  test('may end in the middle if a pager cut them before the terminal wrapped them', () => {
    const text = [...wrapped(long.padEnd(110, 'x'), 80), ...wrapped(long.padEnd(110, 'y'), 80)];
    expect(normalise(text.join('\n')).map(({ full }) => full)).toEqual([true, true]);
  });

  test('are left alone if they have the same beginning, as lines of pods do, or are identical', () => {
    const pods = ['x2x4z', 'q9q2k'].map((pod) => `cart-7d9f8b6c5-${pod} web ${'a'.repeat(47)}`);
    expect(pods[0]).toHaveLength(72);
    expect(said([...pods, 'cart-7d9f8b6c5-x2x4z web ok'].join('\n'))).toHaveLength(3);
  });

  test('are left alone if each begins with its own prefix', () => {
    const lines = ['a', 'b', 'c'].map((name) => `09:10:11 ${name.repeat(71)}`);
    expect(lines[0]).toHaveLength(80);
    expect(said(lines.join('\n'))).toHaveLength(3);
  });
});

test('binary data is ignored', () => {
  expect(said('\ufffdb\ufffd\ufffdfailed\ufffd\ufffd\ufffd x\ufffd\ufffd')).toEqual([]);
  expect(said('worker m\ufffdller died')).toHaveLength(1);
});

test('lines without content are left out', () => {
  expect(said('\n---\n12:00:01\n ***** \n{}\n\x00\x01\n7 8 9\n')).toEqual([]);
});

test('normalising twice changes nothing', () => {
  const words = fc.constantFrom(
    'disk',
    'is',
    'full',
    '12',
    '0x7f12a0',
    'ORA-01555',
    'a/b/c.py',
    '10.0.0.1',
    'x=1',
    '(pid:',
  );
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (parts) => {
      const once = said(`begin ${parts.join(' ')}`);
      expect(said(once.join('\n'))).toEqual(once);
    }),
  );
});

test('any text can be read: each line has a position in it, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      let last = 0;
      for (const { start, end } of normalise(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = start;
      }
    }),
  );
});
