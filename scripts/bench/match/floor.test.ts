/** A small seeded benchmark: it notices if constants or weights of the matcher are set to nonsense. */
import { expect, test } from 'vitest';
import { belay, indexOf } from './belay.ts';
import { figuresOf, reliability } from './figures.ts';
import { outcomes } from './ranker.ts';
import { makeWorld } from './world.ts';

test('logs of hundreds of incidents are found again, and new ones are not taken for them', async () => {
  const world = makeWorld({ incidents: 400, pastes: 240 }, 12);
  const found = await outcomes(belay(indexOf(world)), world.pastes);
  const { closed, open, falseAlarms } = figuresOf(found, 0.5);
  // Measured when this was written: 0.96, 0.88, 0.08.
  expect(closed).toBeGreaterThan(0.88);
  expect(open).toBeGreaterThan(0.8);
  expect(falseAlarms).toBeLessThan(0.14);
  for (const { said, was, count } of reliability(found)) {
    if (count > 50) expect(Math.abs(said - was)).toBeLessThan(0.15);
  }
});
