import { expect, test } from 'vitest';
import { withBoxes } from './taskBoxes.ts';

const BOX = '<label class="box-label"><input type="checkbox"><span>';
const given = '<input type="checkbox" aria-label="Done" disabled> ';

test.each([
  [
    'a task',
    `<li class="task-list-item rule" id="a">${given}Stop <code>nginx</code><span data-rule="a"></span></li>`,
    `<li class="task-list-item rule" id="a">${BOX}Stop <code>nginx</code></span></label><span data-rule="a"></span></li>`,
  ],
  [
    'a task in a loose list, with help',
    `<li id="a" class="rule">\n<p>${given}Stop it</p>\n<details class="how"><p>How.</p></details></li>`,
    `<li id="a" class="rule">\n<p>${BOX}Stop it</span></label></p>\n<details class="how"><p>How.</p></details></li>`,
  ],
  [
    'a question, with a rule below',
    '<li class="rule">Is it up? Yes.<ul><li class="rule">And this? No.</li></ul></li>',
    `<li class="rule">${BOX}Is it up? Yes.</span></label><ul><li class="rule">${BOX}And this? No.</span></label></li></ul></li>`,
  ],
  ['a retired rule', '<li class="rule" data-status="retired">Old? Yes.</li>', undefined],
  ['what is no rule', `<li class="task-list-item">${given}A group</li>`, undefined],
])('the box of a rule comes before its line: %s', (_, html, expected) => {
  expect(withBoxes(html).html).toBe(expected ?? html);
});

test('the boxes of recovery steps are counted apart', () => {
  const html = '<li class="rule" data-stage="recovery">A</li><li class="rule">B</li>';
  expect(withBoxes(html)).toMatchObject({ asked: 1, steps: 1 });
});
