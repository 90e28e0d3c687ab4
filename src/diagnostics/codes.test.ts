/** The page of codes is complete, and each example on it triggers its code. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { JOURNAL_VERBS } from '../cli/journalVerbs.ts';
import { exampleText, explanation } from '../cli/linting/explanation.ts';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import { readProjectConfig } from '../gate/projectConfig.ts';
import { loadJournal } from '../journal/loadJournal.ts';
import { publishedFiles } from '../site/journal/publishedFiles.ts';
import type { DiagnosticCode } from './codes.ts';
import { EXPLANATIONS, type Example } from './explanations.ts';

const CODES = Object.keys(EXPLANATIONS) as DiagnosticCode[];
const YAML =
  'title: Journal\nurl: https://journal.example/\ntimeZone: Europe/Istanbul\ncountry: TR\n';

/** The codes that Belay finds in an example. */
async function found(example: Example): Promise<string[]> {
  if ('project' in example) {
    const result = readProjectConfig(example.project, 'belay.json');
    return result.ok ? [] : result.diagnostics.map(({ code }) => code);
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'belay-code-'));
  try {
    const files: Record<string, string | null> = { 'journal.yaml': YAML, ...filesOf(example) };
    for (const [name, text] of Object.entries(files)) {
      if (text === null) continue;
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      if (text.startsWith('-> ')) await symlink(text.slice(3), file);
      else await writeFile(file, text === '\\xff' ? new Uint8Array([0xff]) : text);
    }
    const run = await runInProcess(['lint', '--json', '--strict', '--content', folder], {
      cwd: folder,
      verbs: JOURNAL_VERBS,
    });
    const linted = JSON.parse(run.stdout) as { diagnostics: { code: string }[] };
    const journal = await loadJournal({ contentDir: folder, depth: 'pages', allowForeign: true });
    const published = await publishedFiles(folder, journal.fileLinks);
    return [...linted.diagnostics, ...journal.diagnostics, ...published.diagnostics].map(
      ({ code }) => code,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

function filesOf(
  example: Exclude<Example, { project: string }>,
): Readonly<Record<string, string | null>> {
  if ('checklist' in example)
    return { 'checklists/a.md': `---\ntitle: Release\n---\n\n${example.checklist}\n` };
  if ('incident' in example) {
    return {
      'incidents/a.md': `---\ntitle: Pods\ndate: 2026-01-05\nseverity: sev2\n---\n\n${example.incident}\n`,
    };
  }
  return example.files;
}

describe('each example triggers its code', () => {
  // No example can trigger a fault in Belay: the fault would be fixed.
  test.each(CODES.filter((code) => code !== 'note-failed'))('%s', async (code) => {
    expect(await found(EXPLANATIONS[code].example)).toContain(code);
  });
});

test('docs/codes.md lists all codes', async () => {
  const sections = CODES.toSorted().map((code) => {
    const { why, example } = EXPLANATIONS[code];
    const text = code === 'note-failed' ? [] : ['````text', exampleText(example), '````', ''];
    return [`## ${code}`, '', why, '', ...text].join('\n');
  });
  const intro = [
    '# Codes',
    '',
    'Everything that `belay lint`, `belay rules` and the site build find in a journal has a code. `belay lint --explain CODE` prints the same as this page.',
    'A code never changes its meaning. JSON (`--report json`), SARIF (`--report sarif`) and the annotations of GitHub (`--report github`) carry the same codes.',
    '',
    '',
  ].join('\n');
  await expect(`${intro}${sections.join('\n')}`).toMatchFileSnapshot(
    fileURLToPath(new URL('../../docs/codes.md', import.meta.url)),
  );
});

test('a code that does not exist is not explained', () => {
  expect(explanation('two-questions')).toContain('- Is A up? Yes. Is B up? No.');
  expect(() => explanation('two-question')).toThrow('Did you mean two-questions?');
});
