import { describe, expect, test } from 'vitest';
import { bondsInWords } from './bondsInWords.ts';
import { type Relatable, relations } from './related.ts';

function incident(id: string, bonds: Partial<Relatable['bonds']>): Relatable {
  return { id, bonds: { service: [], tag: [], symptom: [], rule: [], ...bonds } };
}

describe('relations', () => {
  test('names everything that two incidents share, the strongest relative first', () => {
    const found = relations(
      [
        incident('a', { service: ['shop'], symptom: ['libssl'], tag: ['packages', 'packages'] }),
        incident('b', { service: ['mail'], symptom: ['libssl'], tag: ['packages'] }),
        incident('c', { service: ['shop'] }),
        incident('d', { service: ['search'] }),
      ],
      5,
    );
    expect(found('a')).toEqual([
      {
        id: 'b',
        shared: [
          { kind: 'symptom', value: 'libssl' },
          { kind: 'tag', value: 'packages' },
        ],
      },
      { id: 'c', shared: [{ kind: 'service', value: 'shop' }] },
    ]);
    expect(found('d')).toEqual([]);
  });

  test('a service and a tag of one name are two things', () => {
    const found = relations(
      [incident('a', { service: ['kubernetes'] }), incident('b', { tag: ['kubernetes'] })],
      5,
    );
    expect([...found('a'), ...found('b')]).toEqual([]);
  });

  test('what is rare counts more than what is common', () => {
    const many = Array.from({ length: 9 }, (_, n) => incident(`m${n}`, { tag: ['network'] }));
    const found = relations(
      [incident('a', { tag: ['network', 'cilium'] }), ...many, incident('z', { tag: ['cilium'] })],
      1,
    );
    expect(found('a').map(({ id }) => id)).toEqual(['z']);
  });

  test('what nearly all share makes no incidents related, however many there are', () => {
    const all = Array.from({ length: 5000 }, (_, n) =>
      incident(`i${n}`, { service: ['shop'], tag: [`pair-${n >> 1}`] }),
    );
    const found = relations(all, 5);
    expect(found('i10')).toEqual([{ id: 'i11', shared: [{ kind: 'tag', value: 'pair-5' }] }]);
  });
});

test('what is shared reads as a sentence', () => {
  const shared = [
    { kind: 'symptom', value: 'libssl' },
    { kind: 'service', value: 'shop' },
    { kind: 'service', value: 'uwsgi' },
    { kind: 'rule', value: 'backup' },
    { kind: 'rule', value: 'unknown' },
  ] as const;
  expect(bondsInWords([...shared], new Map([['backup', 'Is the backup done?']]))).toBe(
    'In common: log line with libssl; services shop, uwsgi; rules “Is the backup done?” and 1 more',
  );
});
