import { describe, expect, test } from 'vitest';
import { readText } from './answer.ts';
import { vocabularyOf } from './vocabulary.ts';

const read = (text: string) => readText(text, vocabularyOf());

describe('after the answer comes at most one parenthesis', () => {
  test.each<
    [
      after: string,
      more: { remark?: string; because?: string; consequence?: true; almostConsequence?: true },
    ]
  >([
    ['Yes, (on staging)', { remark: 'on staging' }],
    ['Yes. (On staging)!!', { remark: 'On staging' }],
    ['Yes ( on staging )', { remark: 'on staging' }],
    ['Yes (1 of 2)', { remark: '1 of 2' }],
    ['Yes (sooner or later)', { remark: 'sooner or later' }],
    ['Yes ((twice) and (again))', { remark: '(twice) and (again)' }],
    ['Yes ()', {}],
    ['Yes (so,)', { consequence: true }],
    ['Yes (so: stop, please)', { consequence: true, because: 'stop, please' }],
    ['Yes (so,: stop)', { consequence: true, because: 'stop' }],
    ['Yes (so)', { remark: 'so', almostConsequence: true }],
    ['Yes (so that we can go back)', { remark: 'so that we can go back', almostConsequence: true }],
    ['Yes（so，stop）', { consequence: true, because: 'stop' }],
    ['→ Yes ✅', {}],
  ])('Is it on? %s: yes, with %j', (after, more) => {
    expect(read(`Is it on? ${after}`)).toStrictEqual({
      kind: 'question',
      text: 'Is it on?',
      answer: 'yes',
      consequence: false,
      ...more,
    });
  });

  test.each([
    ['Yes (one) and (two)', { answered: true }],
    ['Yes on staging)', {}],
    ['Yes (on staging', { answered: true }],
    ['Yes on staging', {}],
    ['Yes (one (two)', { answered: true }],
    ['Yes (one))', { answered: true }],
    ['Yesterday.', {}],
    ['Yes. Then restart it.', { answered: true }],
  ])('Is it on? %s: the answer is unknown', (found, more) => {
    expect(read(`Is it on? ${found}`)).toEqual({
      kind: 'question-with-unknown-answer',
      text: 'Is it on?',
      found,
      ...more,
    });
  });
});

describe('several question marks', () => {
  test.each([
    ['Is A up? Yes. Is B up? No.', 'Is A up? Yes.', 'Is B up? No.'],
    ['Is A up? Yes Is B up? No', 'Is A up? Yes.', 'Is B up? No'],
    [
      'Is A up? No (so, wait). Is B up? Yes. Is C up? Yes.',
      'Is A up? No.',
      '(so, wait). Is B up? Yes. Is C up? Yes.',
    ],
    ['测试通过了吗？Yes。部署了吗？No。', '测试通过了吗？Yes.', '部署了吗？No。'],
  ])('%s are two questions', (text, first, rest) => {
    expect(read(text)).toEqual({ kind: 'two-questions', text, first, rest });
  });

  test.each([
    'Does the page say "Ready? Yes." on top? Yes.',
    'Does it ask “Sure? No.”? Yes.',
    "Is the answer to 'Ready? Yes.' shown? Yes.",
    'Why ask? No idea, but is it on? Yes.',
  ])('%s is one question, which quotes another', (text) => {
    expect(read(text)).toMatchObject({ kind: 'question', answer: 'yes' });
  });

  test('if no question mark has an answer after it, the first one ends the question', () => {
    expect(read('Is it on? Perhaps. Or not? Maybe.')).toEqual({
      kind: 'question-with-unknown-answer',
      text: 'Is it on?',
      found: 'Perhaps. Or not? Maybe.',
    });
  });

  test.each(['Is it? Or is it?', 'Is it? Really? Really?'])('%s has no answer', (text) => {
    expect(read(text)).toEqual({ kind: 'question-without-answer', text });
  });
});

describe('without a question', () => {
  test.each([
    'The tests pass. Yes (see e.g. the log).',
    'The tests pass: yes (see e.g. the log)!!',
    'Yes',
  ])('%s is an answer', (text) => {
    expect(read(text)).toEqual({ kind: 'answer-without-question', answer: 'yes' });
  });

  test.each(['No deploys on Friday', 'We said no', 'The tests pass. Yes (one) (two)'])(
    '%s is prose',
    (text) => {
      expect(read(text)).toEqual({ kind: 'prose' });
    },
  );
});

test.each(['BİTTİ', 'Bitti', 'bıttı'])('%s is one Turkish word, whatever the case', (word) => {
  const words = vocabularyOf({ answers: { yes: ['Bitti'] } });
  expect(readText(`Testler bitti mi? ${word}.`, words)).toMatchObject({ answer: 'yes' });
});
