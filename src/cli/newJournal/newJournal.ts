/** `belay new journal DIR`. */
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../gate/usageError.ts';
import { placeInRepository } from '../projectFiles/repository.ts';
import { shellWord } from '../shellWord.ts';
import { shownPath } from '../shownPath.ts';
import type { Io } from '../verb.ts';
import { belaySpec } from './belaySpec.ts';
import { journalFiles } from './journalFiles.ts';
import { journalSettings, type SETTING_OPTIONS } from './journalSettings.ts';
import { type PublishKind, publishRecipe } from './publishRecipes.ts';

export interface NewJournal {
  settings: Partial<Record<keyof typeof SETTING_OPTIONS, string | undefined>>;
  publish?: PublishKind | undefined;
}

/**
 * Creates a journal in a new or empty folder; it may contain `.git`.
 *
 * @param root absolute.
 * @throws {UsageError} if the folder is not empty, or a setting is wrong. Then nothing is written.
 */
export async function newJournal(
  root: string,
  { settings: given, publish }: NewJournal,
  io: Io,
): Promise<void> {
  const names = await readdir(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const there = names.filter((name) => name !== '.git');
  if (there.length > 0) {
    throw new UsageError(
      `${shownPath(root, io.cwd)} is not empty: it contains ${there.slice(0, 3).join(', ')}. Give a new folder.`,
    );
  }
  const settings = await journalSettings(root, given, io);
  io.stderr.write('belay: writing the journal…\n');
  await mkdir(root, { recursive: true });
  const belay = await belaySpec(root);
  if (belay.startsWith('file:')) {
    const packed = path.join(root, belay.slice('file:'.length));
    io.stdout.write(`${shownPath(packed, io.cwd)} written (Belay itself, to be committed)\n`);
  }
  const files = new Map(
    Object.entries(journalFiles(settings, belay)).map(([file, text]) => [
      path.join(root, file),
      text,
    ]),
  );
  const { top, folder } = await placeInRepository(root, io.env);
  const recipe = publish && publishRecipe(publish, folder);
  if (recipe) files.set(path.join(publish === 'folder' ? root : top, recipe.file), recipe.text);
  for (const [file, text] of files) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeNew(file, text, io);
  }
  if (recipe?.file.endsWith('.sh')) await chmod(path.join(root, recipe.file), 0o755);
  const { title, url, author, country, ...rest } = settings;
  io.stdout.write(`
Its settings, which you can change in content/journal.yaml: title ${title}, url ${url}, author ${author}, time zone ${rest['time-zone']}, country ${country}.
It needs Node 22.12 or later.

Next:

  cd ${shellWord(shownPath(root, io.cwd))}
  npm install
  npm start
`);
  if (recipe) io.stdout.write(`\nTo publish: ${recipe.next}.\n`);
}

async function writeNew(file: string, text: string, io: Io): Promise<void> {
  const shown = shownPath(file, io.cwd);
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    io.stdout.write(`${shown} exists already and was not changed\n`);
    return;
  }
  io.stdout.write(`${shown} written\n`);
}
