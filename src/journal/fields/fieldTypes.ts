/** Types that several fields of notes and `journal.yaml` share. */
import * as z from 'zod';

export const Text = z.string().trim().min(1, 'it is empty');
export const Texts = z.array(Text);
/** One text, or a list. */
export const OneOrMany = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  Texts,
);

export const Aliases = Texts.default([]).meta({
  description: 'Addresses that the note had before it was renamed. They redirect to it.',
  examples: [['incidents/2019-06-old-name/']],
});
