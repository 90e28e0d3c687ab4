import { expect, test } from 'vitest';
import { noteParts, rulePlaces } from './noteParts.ts';

test('recovery sections are moved out of the story, whatever sections they contain', () => {
  const first = '<section data-part="recovery"><h2>Recovery</h2><section>x</section>y</section>';
  const second = '<section data-part="recovery"><h3>Rollback</h3></section>';
  expect(noteParts(`<p>a</p>${first}<p>b</p>${second}<section>c</section>`)).toEqual({
    recovery: first + second,
    story: '<p>a</p><p>b</p><section>c</section>',
  });
});

test('a note without recovery steps is all story', () => {
  const html = '<p>a</p><section class="footnotes">b</section>';
  expect(noteParts(html)).toEqual({ recovery: '', story: html });
});

test('a page finds where to say more about a rule', () => {
  expect(rulePlaces('<li>a<span data-rule="rule-a"></span></li>')).toEqual([
    { html: '<li>a' },
    { anchor: 'rule-a' },
    { html: '</li>' },
  ]);
});
