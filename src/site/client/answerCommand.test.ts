import { expect, test } from 'vitest';
import { answerCommand } from './answerCommand.ts';

const RULES = [
  { id: 'take-a-snapshot', check: 'person', expect: 'done', ticked: true },
  { id: 'is-anything-broken', check: 'person', expect: 'no', ticked: true },
  { id: 'unit-tests', check: 'command', expect: 'no', ticked: true },
  { id: 'not-yet', check: 'person', expect: 'yes', ticked: false },
  // A recovery step has no id: the gate never asks it.
  { id: undefined, check: 'person', expect: 'done', ticked: true },
];

test('only what a person ticked is answered', () => {
  expect(answerCommand(RULES)).toBe('belay answer take-a-snapshot=done is-anything-broken=no');
});

test('a checklist of one environment answers for that one', () => {
  expect(answerCommand(RULES.slice(0, 1), 'migration')).toBe(
    'belay answer take-a-snapshot=done --environment migration',
  );
});
