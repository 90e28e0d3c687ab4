/** For tests: a journal in a folder of its own, from a table of files. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const JOURNAL_YAML =
  'title: Test\nurl: https://journal.example/\ntimeZone: Europe/Istanbul\ncountry: TR\n';

export interface TemporaryJournal extends AsyncDisposable {
  contentDir: string;
  write(path: string, text: string | Uint8Array): Promise<void>;
}

/** Writes files below a new `content/`; `journal.yaml` is there unless the table says otherwise. */
export async function temporaryJournal(
  files: Record<string, string | Uint8Array>,
): Promise<TemporaryJournal> {
  const root = await mkdtemp(path.join(tmpdir(), 'belay-journal-'));
  const contentDir = path.join(root, 'content');
  const write = async (file: string, text: string | Uint8Array): Promise<void> => {
    const whole = path.join(contentDir, file);
    await mkdir(path.dirname(whole), { recursive: true });
    await writeFile(whole, text);
  };
  for (const [file, text] of Object.entries({ 'journal.yaml': JOURNAL_YAML, ...files })) {
    await write(file, text);
  }
  return {
    contentDir,
    write,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

/** An incident whose front matter is sound, with a body of its own. */
export function incident(body: string, fields: Record<string, string> = {}): string {
  const all: Record<string, string> = {
    title: 'The workers died',
    date: '2019-06-24',
    severity: 'sev2',
    summary: 'They did.',
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}
