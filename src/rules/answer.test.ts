import { describe, expect, test } from 'vitest';
import { readText } from './answer.ts';
import { vocabularyOf } from './vocabulary.ts';

const read = (text: string) => readText(text, vocabularyOf());

describe('behind the answer stands at most one parenthesis', () => {
  test.each<[behind: string, said: { remark?: string; because?: string; consequence?: true }]>([
    ['Yes, (on staging)', { remark: 'on staging' }],
    ['Yes. (On staging)!!', { remark: 'On staging' }],
    ['Yes ( on staging )', { remark: 'on staging' }],
    ['Yes (1 of 2)', { remark: '1 of 2' }],
    ['Yes (sooner or later)', { remark: 'sooner or later' }],
    ['Yes ((twice) and (again))', { remark: '(twice) and (again)' }],
    ['Yes ()', {}],
    ['Yes (so)', { consequence: true }],
    ['Yes (so stop, please)', { consequence: true, because: 'stop, please' }],
    ['Yes (so,: stop)', { consequence: true, because: 'stop' }],
  ])('Is it on? %s', (behind, said) => {
    expect(read(`Is it on? ${behind}`)).toStrictEqual({
      kind: 'question',
      text: 'Is it on?',
      answer: 'yes',
      consequence: false,
      ...said,
    });
  });

  test.each([
    'Yes (one) and (two)',
    'Yes on staging)',
    'Yes (on staging',
    'Yes on staging',
    'Yes (one (two)',
    'Yes (one))',
    'Yesterday.',
  ])('Is it on? %s', (found) => {
    expect(read(`Is it on? ${found}`)).toEqual({
      kind: 'question-with-unknown-answer',
      text: 'Is it on?',
      found,
    });
  });
});

describe('several question marks', () => {
  test('where none has an answer behind it, the first ends the question', () => {
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
