/** A small seeded benchmark: constants and weights of the matcher cannot be set to nonsense without notice. */
import { expect, test } from 'vitest';
import { belay, indexOf } from './belay.ts';
import { figuresOf, reliability } from './figures.ts';
import { outcomes } from './ranker.ts';
import { makeWorld } from './world.ts';

test('logs of a thousand incidents are found again, and new ones are not taken for them', async () => {
  const world = makeWorld({ incidents: 1000, pastes: 600 }, 11);
  const found = await outcomes(belay(indexOf(world)), world.pastes);
  const { closed, open, falseAlarms } = figuresOf(found, 0.5);
  // Seen when this was written: 0.92, 0.85, 0.12.
  expect(closed).toBeGreaterThan(0.88);
  expect(open).toBeGreaterThan(0.78);
  expect(falseAlarms).toBeLessThan(0.17);
  for (const { said, was, count } of reliability(found)) {
    if (count > 60) expect(Math.abs(said - was)).toBeLessThan(0.15);
  }
});
