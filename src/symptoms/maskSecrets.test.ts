import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';
import { maskingSecrets, maskSecrets } from './maskSecrets.ts';

test.each([
  ['postgres://shop:hunter2@db:5432/shop', 'hunter2'],
  ['redis://:hunter2@cache/0', 'hunter2'],
  ['GET /reset?token=abc123&x=1', 'abc123'],
  ['Authorization: Bearer abc.def-ghi', 'abc.def-ghi'],
  ['"authorization":"Basic c2hvcDpodW50ZXIy"', 'c2hvcDpodW50ZXIy'],
  ['Set-Cookie: sid=abc123; HttpOnly', 'abc123'],
  ['DB_PASSWORD=hunter2', 'hunter2'],
  ['{"password": "hunter \\"2\\"", "a": 1}', 'hunter'],
  ["password => 'hunter two'", 'hunter two'],
  ['mysql --password hunter2 shop', 'hunter2'],
  ["CREATE USER shop IDENTIFIED BY 'hunter2'", 'hunter2'],
  ['AWS_SECRET_ACCESS_KEY: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'wJalr'],
  ['key AKIAIOSFODNN7EXAMPLE is not known', 'AKIA'],
  ['push with ghp_0123456789abcdefghijklmnopqrstuvwxyz', 'ghp_'],
  ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc expired', 'eyJ'],
  ['stripe sk_live_0123456789abcdef refused', 'sk_live'],
  ['session d8F3kL0aQ2zX9vB7nM5cR1tY6uI4oP3e refused', 'd8F3'],
  ['mail to mehmet.yilmaz@example.com bounced', 'mehmet'],
  ['parola: çokgizli', 'çokgizli'],
  ['PGPASSWORD=hunter2 psql', 'hunter2'],
  ['curl -s -u shop:hunter2 https://db.example', 'hunter2'],
  ['AccountKey=hunter2==;EndpointSuffix=core', 'hunter2'],
  ['post to https://hooks.slack.com/services/T0000/B0000/hunter2hunter2', 'hunter2'],
  ['Authorization: Bearer \\\n  hunter2hunter2', 'hunter2'],
  ['key AKIAIOSFOD\nNN7EXAMPLE is old', 'EXAMPLE'],
  ['ghp_0123456789abcdefghij\n0123456789hunter', 'hunter'],
  ['redis://shop:hunt\ner2@cache', 'er2'],
  ['COOKIE: theme=hunter2', 'hunter2'],
  ['BASIC hunter2hunter2', 'hunter2'],
  ['PROXY-AUTHORIZATION: hunter2', 'hunter2'],
  ['ALTER ROLE shop WITH PASSWORD hunter2', 'hunter2'],
  ['The PASSWORD IS hunter2', 'hunter2'],
  ['https://discord.com/api/webhooks/123/hunter2hunter2', 'hunter2'],
  ['https://shop.webhook.office.com/webhookb2/hunter2hunter2', 'hunter2'],
  [`ssh-ed25519 ${'hunter/2'.repeat(6)}`, 'hunter'],
  ...'pgpassword passphrase pwd secret token api-key access_key signature sig credential session sessionid sid passcode otp pin parola kennwort passwort mot_de_passe'
    .split(' ')
    .flatMap((name) => [
      [`${name}=hunter2`, 'hunter2'],
      [`cmd --${name.toUpperCase()} hunter2`, 'hunter2'],
    ]),
] as [string, string][])('%s: masks %s', (line, secret) => {
  expect(line).toContain(secret);
  expect(maskSecrets(line)).not.toContain(secret);
});

test.each([
  'basic\nthings that everybody knows',
  'done with ghp_0123456789abcdefghijklmnopqrstuvwxyzABCD\nNext step',
  'see https://db.example:5432\nuser@host',
  'docker run -u 1000:1000 shop',
])('the line after is left where nothing was broken off: %s', (text) => {
  expect(maskSecrets(text, 'addresses').split('\n')[1]).toBe(text.split('\n')[1]);
});

test('a private key is removed, whatever prefix its lines have, and the log after it stays', () => {
  const key = [
    '-----BEGIN RSA PRIVATE KEY-----',
    'MIIEowIBAAKCAQEA0Z3VS5',
    'qL9wX2==',
    '-----END RSA PRIVATE KEY-----',
  ];
  const text = [...key.map((line) => `web_1 | ${line}`), 'web_1 | started'].join('\n');
  const masked = maskSecrets(text);
  expect(masked).not.toMatch(/MIIE|qL9w|KEY/);
  expect(masked.split('\n')).toHaveLength(5);
  expect(masked).toContain('started');
});

test('a key without an end does not swallow the log', () => {
  expect(maskSecrets('-----BEGIN PRIVATE KEY-----\n!! worker died, signal 11 !!')).toContain(
    'signal 11',
  );
});

test.each([
  '/srv/shop/.libs/libssl-0b4c77aa.so.1.0.2(SSL_new+0x1a) [0x7f2b5a61bc2b]',
  'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
  'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'systemd: Started user@1000.service.',
  'at com.shop.orders.OrdersRepositoryImplementation.findAllByCustomer(Orders.java:12)',
  'password authentication failed for user "shop"',
  'request 550e8400-e29b-41d4-a716-446655440000 failed',
  'Unexpected token < in JSON at position 0',
])('what is useful stays: %s', (line) => {
  expect(maskSecrets(line)).toBe(line);
});

test('a short log is quoted whole, without colours', () => {
  expect(excerptOf('\x1b[31mERROR\x1b[0m it broke\r\n\r\n  at once\n')).toBe(
    'ERROR it broke\n  at once',
  );
});

test('of a long log, the lines that mention a problem are quoted, each once', () => {
  const lines = Array.from({ length: 500 }, (_, at) =>
    at % 50 === 25
      ? `09:10:11 ERROR disk ${'abcde'[Math.floor(at / 100)]}x failed`
      : `09:10:11 INFO served ${at}`,
  );
  expect(
    excerptOf(lines.join('\n'))
      .split('\n')
      .filter((line) => line !== '[…]'),
  ).toEqual([...'abcde'].map((name) => `09:10:11 ERROR disk ${name}x failed`));
});

/** Holds what each pattern needs, so that each is tried. */
const ALL_NEEDS =
  '(:// authorization bearer basic cookie pass identified by password curl hooks.slack.com ssh- @';

test('what a text does not need is not missed: the same is masked beside a line for which all patterns are tried', () => {
  const parts = fc.constantFrom(
    ...'postgres://shop: hunter2 @ db.example Authorization: Bearer bearer Basic Cookie= set-cookie: PASSWORD= "apiKey": sid= pin: Secret= --otp --api-key IDENTIFIED with is by password curl -u shop:x https://hooks.slack.com/services/T0000/B0000 discord.com/api/webhooks/ a.webhook.office.com/webhookb2/ ssh-rsa AKIAIOSFODNN7EXAMPLE ghp_ 0123456789abcdefghij sk_live_ d8F3kL0aQ2zX9vB7nM5cR1tY6uI4oP3e a.b@example.com / şifre= '.split(
      ' ',
    ),
  );
  const texts = fc
    .array(fc.tuple(parts, fc.constantFrom(' ', '', '\n', ' "')))
    .map((all) => all.flat().join(''));
  fc.assert(
    fc.property(texts, fc.constantFrom(undefined, 'addresses' as const), (text, keep) => {
      const among = maskSecrets(`${text}\n${ALL_NEEDS}`, keep).split('\n').slice(0, -1);
      expect(maskSecrets(text, keep)).toBe(among.join('\n'));
      expect(maskingSecrets([text, 'token'], keep)(text)).toBe(among.join('\n'));
    }),
    { numRuns: 300 },
  );
});
