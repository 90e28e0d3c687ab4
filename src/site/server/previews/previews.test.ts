/** The pictures of links: which titles they show, and how. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawnTitle, PREVIEW_HEIGHT, PREVIEW_WIDTH, titlePicture } from '../../previewPicture.ts';
import { drawGround, SIZES, titleDrawer } from './drawTitle.ts';
import { drawLetters, hasCharacter, readTypeface } from './letters.ts';
import { wrapTitle } from './wrapTitle.ts';

const widthOf = (text: string) => text.length * 10;

test.each([
  ['one line', 'The disk was full', 3, ['The disk was full']],
  [
    'lines of about the same length',
    'The queue was full for an hour',
    3,
    ['The queue was', 'full for an hour'],
  ],
  [
    'a word that is too long',
    'Donaudampfschifffahrtsgesellschaft',
    3,
    ['Donaudampfschifffahr', 'tsgesellschaft'],
  ],
  [
    'too many words',
    'The queue was full for an hour and then it was not',
    2,
    ['The queue was full', 'for an hour and…'],
  ],
])('a title is broken into lines: %s', (_, title, most, lines) => {
  expect(wrapTitle(title, widthOf, 200, most)).toEqual(lines);
});

test.each([
  ['Ödeme servisi İstanbul’da çöktü', 'Ödeme servisi İstanbul’da çöktü'],
  ['Größe “ẞ” – Łódź', 'Größe “ẞ” – Łódź'],
  ['🔥 The  disk was full', 'The disk was full'],
  ['Очередь переполнена', undefined],
  ['キューが満杯', undefined],
  ['🔥', undefined],
])('the picture for %s shows %s', (title, shown) => {
  expect(drawnTitle(title)).toBe(shown);
  expect(titlePicture('sev1', title, 'incidents/a/')).toBe(shown && 'preview/incidents/a.png');
});

test('the typeface has every letter that a title can be drawn with', async () => {
  const typeface = await readTypeface();
  const all = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code));
  const missing = all.filter(
    (character) =>
      drawnTitle(`a${character}a`) === `a${character}a` && !hasCharacter(typeface, character),
  );
  expect(missing).toEqual([]);
});

test('a letter is drawn the same whatever is drawn with it', async () => {
  const typeface = await readTypeface();
  const all = typeface
    .flatMap(({ characterSet }) => characterSet)
    .map((c) => String.fromCodePoint(c));
  const drawn = await drawLetters(typeface, new Set(all), SIZES.title);
  const others = await drawLetters(typeface, new Set(all.toReversed()), SIZES.title);
  const alone = await drawLetters(typeface, new Set('W'), SIZES.title);
  expect(alone.byCharacter.get('W')).toEqual(drawn.byCharacter.get('W'));
  const differ = all.filter((character) => {
    const [one, other] = [drawn, others].map(
      ({ byCharacter }) => byCharacter.get(character)?.coverage,
    );
    return Buffer.compare(one ?? Buffer.of(), other ?? Buffer.of()) !== 0;
  });
  expect(differ).toEqual([]);
});

test('a picture shows its title in the colours of its kind', async () => {
  const typeface = await readTypeface();
  const title = 'The disk was full';
  const letters = await drawLetters(typeface, new Set(title), SIZES.small);
  const words = { title, label: '', journal: '' };
  const ground = await drawGround('sev1');
  const png = titleDrawer({ title: letters, long: letters, small: letters })(ground, words);
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([PREVIEW_WIDTH, PREVIEW_HEIGHT]);
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  expect(at(5, 300)).toEqual([0xff, 0x93, 0x89]);
  expect(at(900, 300)).toEqual([0x0f, 0x14, 0x17]);
  // Ink where the title is, and nowhere below it.
  const isInk = (y: number) =>
    Array.from({ length: 600 }, (_, x) => at(x + 90, y)).some(([red = 0]) => red > 200);
  expect([isInk(215), isInk(400)]).toEqual([true, false]);
});
