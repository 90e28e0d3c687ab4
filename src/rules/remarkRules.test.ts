import { expect, test } from 'vitest';
import { readItems } from './testing/readRules.ts';

test('a rule on a page has its anchor and what the stylesheet marks it by', () => {
  const { properties } = readItems(
    '- ~~Is it on? Yes.~~ `command power warn`\n\n<!-- -->\n\n- [ ] Look\n',
  );
  expect(properties).toEqual([
    {
      id: 'rule-is-it-on',
      className: ['rule'],
      dataExpect: 'yes',
      dataLevel: 'warn',
      dataStatus: 'retired',
      dataStage: 'before-deploy',
      dataCheck: 'command',
    },
    {
      id: 'rule-look',
      className: ['task-list-item', 'rule'],
      dataExpect: 'done',
      dataLevel: 'stop',
      dataStatus: 'active',
      dataStage: 'before-deploy',
      dataCheck: 'person',
    },
  ]);
});
