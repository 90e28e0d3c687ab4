/** The pictures that links to notes and rules show elsewhere, each with its title. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Rule } from '../../../rules/model.ts';
import { sharedJournal } from '../../journal/sharedJournal.ts';
import type { SiteJournal } from '../../journal/siteJournal.ts';
import { LANGUAGES, languageFor } from '../../language/languages.ts';
import { drawnTitle, type PreviewKind, titlePicture } from '../../previewPicture.ts';
import { placeInNote, rulePage } from '../../rulePlace.ts';
import type { Output } from '../output.ts';
import { drawGround, drawTitle, type Ground, type PictureWords, SIZES } from './drawTitle.ts';
import { drawLetters, readTypeface } from './letters.ts';

/** Part of each kept picture's name: a new number when pictures are drawn in another way. */
const DRAWING = 1;
/** How many pictures are packed at once, each on a thread of its own. */
const AT_ONCE = 4;

interface Picture extends PictureWords {
  /** From the root of the site. */
  file: string;
  kind: PreviewKind;
}

/**
 * Writes the picture of each incident, checklist and rule with a page of its own. A picture is drawn only if an earlier
 * build has not kept the same one.
 *
 * @param output the built site.
 * @param keptDir where pictures are kept between builds.
 */
export async function publishPreviews(output: Output, keptDir: string): Promise<void> {
  const pictures = picturesOf(sharedJournal());
  await mkdir(keptDir, { recursive: true });
  const kept = new Set(await readdir(keptDir));
  const names = pictures.map(nameOf);
  const missing = pictures.filter((_, index) => !kept.has(names[index] ?? ''));
  if (missing.length > 0) await draw(missing, keptDir);
  await eachOf(pictures, ({ file }, index) =>
    output.copy(file, path.join(keptDir, names[index] ?? '')),
  );
  const used = new Set(names);
  await eachOf(
    [...kept].filter((name) => !used.has(name)),
    (name) => rm(path.join(keptDir, name), { force: true }),
  );
}

function picturesOf({ settings, incidents, checklists, rules }: SiteJournal): Picture[] {
  const words = LANGUAGES[languageFor(settings.language)] ?? LANGUAGES['en'];
  if (!words) return [];
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' });
  const journal = drawnTitle(settings.title) ?? '';
  const picture = (kind: PreviewKind, text: string, address: string, label: string) => {
    const file = titlePicture(kind, text, address);
    const title = drawnTitle(text);
    return file && title ? [{ file, kind, title, label: drawnTitle(label) ?? '', journal }] : [];
  };
  const ownPage = (rule: Rule) => placeInNote(rule) === undefined;
  return [
    ...incidents.flatMap(({ data: { title, url, severity, day: began } }) =>
      picture(severity, title, url.slice(1), `${words.incident}, ${day.format(Date.parse(began))}`),
    ),
    ...checklists.flatMap(({ data: { title, url } }) =>
      picture('checklist', title, url.slice(1), words.checklist),
    ),
    ...rules
      .filter(ownPage)
      .flatMap(({ id, text }) => picture('rule', text, rulePage(id), words.rule)),
  ];
}

function nameOf({ kind, title, label, journal }: Picture): string {
  const text = JSON.stringify([DRAWING, kind, title, label, journal]);
  return `${createHash('sha256').update(text).digest('hex').slice(0, 24)}.png`;
}

async function draw(pictures: readonly Picture[], keptDir: string): Promise<void> {
  const typeface = await readTypeface();
  const titles = new Set(pictures.flatMap(({ title }) => [...title, '…']));
  const small = new Set(pictures.flatMap(({ label, journal }) => [...label, ...journal, '…']));
  const letters = {
    title: await drawLetters(typeface, titles, SIZES.title),
    long: await drawLetters(typeface, titles, SIZES.long),
    small: await drawLetters(typeface, small, SIZES.small),
  };
  const grounds = new Map<PreviewKind, Ground>();
  for (const kind of new Set(pictures.map((each) => each.kind)))
    grounds.set(kind, await drawGround(kind));
  await eachOf(pictures, async (picture) => {
    const ground = grounds.get(picture.kind);
    if (!ground) return;
    const file = path.join(keptDir, nameOf(picture));
    // Another build may be drawing the same picture.
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, await drawTitle(ground, picture, letters));
    await rename(unfinished, file);
  });
}

/** Does something with each item, a few at a time. */
async function eachOf<Item>(
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) await act(item, index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
