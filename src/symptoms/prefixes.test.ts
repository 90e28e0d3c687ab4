import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FOLLOWERS, OPENERS } from './prefixes.ts';

/** Beginnings of lines, so that each pattern has something to match. */
const PARTS =
  "Jan 31 09:10:11 |[12345.678901] |[Oct28 16:58] |[16448:1117/161841.980:ERROR:gpu.cc(951)] |ERRO[0140] |> x|* I0102|job\tstep\t2024-01-31T|##[error]|#20 328.4 |', '|<34>1 |E0102 09:10:11.123456   12 file.go:123] |web_1  | |[pod/shop/web] |E, [2024-01-31T09:10 #123] ERROR -- : |WARN: |[error] |fail: |npm ERR! |247 silly x |app/a.log:12:|<HOSTNAME> dhclient[77]: |host sshd[123]: |web kernel: |app[web.1]: |{query} <|<Error> |app/web/0123456789abcdef |host prog 12 ID47 - |stderr F |[main] |(main) |123#0: |*45 |--- |shop.orders: |user@database |$x.y: |/var/log/x.log:1:|-a[1]: |.a/b.log:3:|(a)[1]: |@a[1]: ".split(
    '|',
  );

test('no pattern matches where its first characters rule it out', () => {
  const text = fc
    .tuple(fc.constantFrom('', ...':/@.-_$()<[>*#{|0aZ'), fc.constantFrom(...PARTS), fc.string())
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (line) => {
      for (const [first, pattern] of [...OPENERS, ...FOLLOWERS]) {
        const each = pattern instanceof RegExp ? pattern : pattern.any;
        each.lastIndex = 0;
        const next = line[0] ?? '';
        if (first === undefined || next > '~' || first.includes(next)) continue;
        expect(each.test(line), `${each} in ${line}`).toBe(false);
      }
    }),
    { numRuns: 3000 },
  );
});

/** Texts that a pattern matches, without what it looks ahead for. */
function matchesOf({ source }: RegExp): fc.Arbitrary<string> {
  const plain = source.replaceAll(
    /\(\?[=!](?:\[(?:\\.|[^\]\\])*\]|\\.|\([^()]*\)|[^()\\[])*\)|\\b/g,
    '',
  );
  return fc.stringMatching(new RegExp(`^(?:${plain})$`), { size: 'small' });
}

test.each([...OPENERS, ...FOLLOWERS].map(([first, pattern]) => [pattern, first] as const))(
  'every text that a pattern matches begins with one of its first characters: %#',
  (pattern, first) => {
    const each = pattern instanceof RegExp ? pattern : pattern.ascii;
    fc.assert(
      fc.property(
        matchesOf(each),
        fc.constantFrom('', 'x', '<x', '2024-01-31T', 'E0102 '),
        (text, after) => {
          each.lastIndex = 0;
          const next = text[0] ?? '';
          if (first === undefined || next > '~' || !each.test(text + after)) return;
          expect(first).toContain(next);
        },
      ),
      { numRuns: 200 },
    );
  },
);
