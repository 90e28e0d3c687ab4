/** The pictures that links to notes and rules show elsewhere, each with its title. */
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Rule } from '../../../rules/model.ts';
import { sharedJournal } from '../../journal/sharedJournal.ts';
import type { SiteJournal } from '../../journal/siteJournal.ts';
import { LANGUAGES, languageFor } from '../../language/languages.ts';
import { drawnTitle, type PreviewKind, titlePicture } from '../../previewPicture.ts';
import { placeInNote, rulePage } from '../../rulePlace.ts';
import type { Output } from '../output.ts';
import { drawGround, type PictureWords, SIZES, titleDrawer } from './drawTitle.ts';
import { drawLetters, readTypeface } from './letters.ts';

/** Part of what is kept of each picture: a new number when pictures are drawn in another way. */
const DRAWING = 2;

interface Picture extends PictureWords {
  /** From the root of the site. */
  file: string;
  kind: PreviewKind;
}

/** What was published under a name, so that the same picture need not be drawn to know that the output has it. */
interface Published {
  /** The digest of what it shows. */
  shows: string;
  /** The digest of the file. */
  digest: string;
  bytes: number;
}

/**
 * Writes the picture of each incident, checklist and rule with a page of its own. A picture is drawn only if the output
 * folder does not have it already.
 *
 * @param output the built site.
 * @param listFile where the list of what was published is kept between builds, absolute.
 */
export async function publishPreviews(output: Output, listFile: string): Promise<void> {
  const before = await readList(listFile);
  const published: Record<string, Published> = {};
  const missing: Picture[] = [];
  for (const picture of picturesOf(sharedJournal())) {
    const known = before[picture.file];
    if (known?.shows === digestOf(picture) && output.keep(picture.file, known)) {
      published[picture.file] = known;
    } else missing.push(picture);
  }
  if (missing.length > 0) {
    const draw = await drawerOf(missing);
    for (const picture of missing) {
      output.write(picture.file, draw(picture));
      const file = output.files.get(picture.file);
      if (file) {
        const { digest, bytes } = file;
        published[picture.file] = { shows: digestOf(picture), digest, bytes };
      }
    }
  }
  await mkdir(path.dirname(listFile), { recursive: true });
  await writeFileAtomic(listFile, JSON.stringify(published), { fsync: false });
}

/** A list that cannot be read is empty: then the pictures are drawn again. */
async function readList(listFile: string): Promise<Record<string, Published>> {
  try {
    return JSON.parse(await readFile(listFile, 'utf8'));
  } catch {
    return {};
  }
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

function digestOf({ kind, title, label, journal }: Picture): string {
  const text = JSON.stringify([DRAWING, kind, title, label, journal]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 24);
}

/** Makes the function that draws any of these pictures: it has their letters. */
async function drawerOf(pictures: readonly Picture[]): Promise<(picture: Picture) => Buffer> {
  const typeface = await readTypeface();
  const titles = new Set(pictures.flatMap(({ title }) => [...title, '…']));
  const small = new Set(pictures.flatMap(({ label, journal }) => [...label, ...journal, '…']));
  const [title, long, quiet] = await Promise.all([
    drawLetters(typeface, titles, SIZES.title),
    drawLetters(typeface, titles, SIZES.long),
    drawLetters(typeface, small, SIZES.small),
  ]);
  const kinds = [...new Set(pictures.map(({ kind }) => kind))];
  const grounds = new Map(
    await Promise.all(kinds.map(async (kind) => [kind, await drawGround(kind)] as const)),
  );
  const draw = titleDrawer({ title, long, small: quiet });
  return (picture) => {
    const ground = grounds.get(picture.kind);
    if (!ground) throw new Error(`There is no ground for ${picture.kind}.`);
    return draw(ground, picture);
  };
}
