/** The pictures that links to notes and rules show elsewhere, each with its title. */
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Rule } from '../../../rules/model.ts';
import { sharedJournal } from '../../journal/sharedJournal.ts';
import type { SiteJournal } from '../../journal/siteJournal.ts';
import { LANGUAGES, languageFor } from '../../language/languages.ts';
import { drawnTitle, PREVIEW_KINDS, type PreviewKind, titlePicture } from '../../previewPicture.ts';
import { placeInNote, rulePage } from '../../rulePlace.ts';
import type { MadeFile } from '../fileWriter.ts';
import type { Picture } from './drawPreviews.ts';

/** Part of what is kept of each picture: a new number when pictures are drawn in another way. */
const DRAWING = 3;

/** What was published under a name, so that the same picture need not be drawn to know that the output has it. */
interface Published {
  /** The digest of what it shows. */
  shows: string;
  /** The digest of the file. */
  digest: string;
  bytes: number;
}

interface PlannedPreviews {
  /** The pictures that the output folder has already, by their paths from the root of the site. */
  same: ReadonlyMap<string, MadeFile>;
  /** The pictures to draw. */
  missing: Picture[];
  /** Keeps the list of all pictures for the next build. */
  save(made: ReadonlyMap<string, MadeFile>): Promise<void>;
}

/**
 * Finds the pictures of incidents, checklists and rules with a page of their own, and those of kinds of pages. A picture is
 * to be drawn only if the output folder does not have it already.
 *
 * @param earlier the digests of the files that the output folder has now.
 * @param listFile where the list of what was published is kept between builds, absolute.
 */
export async function planPreviews(
  earlier: ReadonlyMap<string, string>,
  listFile: string,
): Promise<PlannedPreviews> {
  const before = await readList(listFile);
  const pictures = picturesOf(sharedJournal());
  const same = new Map<string, MadeFile>();
  const missing: Picture[] = [];
  for (const picture of pictures) {
    const { file } = picture;
    const known = before[file];
    if (known?.shows === digestOf(picture) && known.digest === earlier.get(file)) {
      same.set(file, { digest: known.digest, bytes: known.bytes, same: true });
    } else missing.push(picture);
  }
  return {
    same,
    missing,
    async save(made) {
      const published: Record<string, Published> = {};
      for (const picture of pictures) {
        const file = made.get(picture.file);
        if (!file) continue;
        const { digest, bytes } = file;
        published[picture.file] = { shows: digestOf(picture), digest, bytes };
      }
      await mkdir(path.dirname(listFile), { recursive: true });
      await writeFileAtomic(listFile, JSON.stringify(published), { fsync: false });
    },
  };
}

/** A list that cannot be read is empty: then the pictures are drawn again. */
async function readList(listFile: string): Promise<Record<string, Published>> {
  try {
    return JSON.parse(await readFile(listFile, 'utf8')) ?? {};
  } catch {
    return {};
  }
}

function picturesOf({ settings, incidents, checklists, rules }: SiteJournal): Picture[] {
  const kinds = PREVIEW_KINDS.map((kind): Picture => ({ file: `preview/${kind}.png`, kind }));
  const words = LANGUAGES[languageFor(settings.language)] ?? LANGUAGES['en'];
  if (!words) return kinds;
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' });
  const journal = drawnTitle(settings.title) ?? '';
  const picture = (kind: PreviewKind, text: string, address: string, label: string): Picture[] => {
    const file = titlePicture(kind, text, address);
    const title = drawnTitle(text);
    if (!file || !title) return [];
    return [{ file, kind, words: { title, label: drawnTitle(label) ?? '', journal } }];
  };
  const ownPage = (rule: Rule) => placeInNote(rule) === undefined;
  return [
    ...kinds,
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

function digestOf({ kind, words }: Picture): string {
  const text = JSON.stringify([DRAWING, kind, words]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 24);
}
