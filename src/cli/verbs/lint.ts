import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { zonedTime } from '../../calendar/zonedTime.ts';
import { compareDiagnostics, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { UsageError } from '../../gate/usageError.ts';
import { followUpsIn, lintDueDates, lintOverdue } from '../../journal/linting/lintFollowUps.ts';
import { lintNotes } from '../../journal/linting/lintNotes.ts';
import { lintSymptoms } from '../../journal/linting/lintSymptoms.ts';
import { type Journal, loadJournal } from '../../journal/loadJournal.ts';
import { fromHere } from '../../journal/reading/fromHere.ts';
import { visible } from '../../text/visible.ts';
import { amount, diagnosticsText } from '../diagnosticsReport.ts';
import { EXIT } from '../exitCodes.ts';
import { keptNotes } from '../keptNotes.ts';
import { githubText, gitlabText, reportRoot, sarifText } from '../linting/reports.ts';
import { typedPath } from '../typedPath.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONTENT_OPTION, contentDirOf } from './contentOption.ts';

const REPORTS = ['pretty', 'json', 'github', 'gitlab', 'sarif'] as const;

export const verb = defineVerb({
  summary: 'Check the notes and say what to fix.',
  usage: 'belay lint [FILE…] [--report FORMAT] [--strict] [--content DIR]',
  options: {
    report: {
      type: 'string',
      value: 'FORMAT',
      choices: REPORTS,
      description: 'The output format: pretty (the default), json, github, gitlab or sarif.',
    },
    json: { type: 'boolean', description: 'The same as --report json.' },
    strict: {
      type: 'boolean',
      description: 'Treat warnings as errors, and warn about follow-ups that are overdue.',
    },
    explain: {
      type: 'string',
      value: 'CODE',
      description: 'Explain a code, such as answer-missing, with an example, and check nothing.',
    },
    ...CONTENT_OPTION,
  },
  examples: [
    ['belay lint', 'Check the whole journal.'],
    ['belay lint content/incidents/ssl.md', 'Print only what concerns this note.'],
    ['belay lint --strict --report github', 'Fail on warnings too, and annotate a pull request.'],
    ['belay lint --explain two-questions', 'Read what a code means and what to do.'],
    ['belay lint --json | jq ".diagnostics[].message"', 'Process the findings with a program.'],
  ],
  async run({ values, positionals }, io) {
    if (values.explain !== undefined) {
      const { explanation } = await import('../linting/explanation.ts');
      io.stdout.write(explanation(values.explain));
      return EXIT.ok;
    }
    if (values.json && values.report !== undefined && values.report !== 'json') {
      throw new UsageError('--json and --report name two formats. Give only one of them.');
    }
    const contentDir = contentDirOf(values.content, io);
    const wanted = await pathsOf(positionals, contentDir, io);
    const journal = await loadJournal({
      contentDir,
      depth: 'links',
      asked: wanted && new Set(wanted.keys()),
      cacheFor: keptNotes(contentDir),
    });
    if (wanted) refuseOthers(wanted, journal);
    const { contentDir: folder, notes } = journal;
    const asked = wanted ? notes.filter(({ path }) => wanted.has(path)) : notes;
    const followUps = followUpsIn(asked);
    const today = todayIn(journal.config, io);
    const here = [
      ...journal.diagnostics,
      ...(await moreOf(journal, asked, today)),
      ...lintDueDates(followUps),
    ].filter((found) => !wanted || wanted.has(found.path));
    const strict = here.map((diagnostic) => ({ ...diagnostic, severity: 'error' as const }));
    // Overdue follow-ups stay warnings: a day that passes must not keep a journal from being published.
    const all = values.strict ? [...strict, ...lintOverdue(followUps, today)] : here;
    const report = values.json ? 'json' : (values.report ?? 'pretty');
    const forPeople = report === 'pretty' || report === 'json';
    const base = forPeople ? io.cwd : reportRoot(io.env, io.cwd);
    const found = fromHere(all.sort(compareDiagnostics), folder, base);
    io.stdout.write(REPORT[report](found, journal, wanted?.size));
    // Of the whole journal alone: the check of one note is to be quick.
    if (report === 'pretty' && !wanted) io.stderr.write(await renameHints(journal, io));
    return found.some(({ severity }) => severity === 'error') ? EXIT.stop : EXIT.ok;
  },
});

/** What to write so that links to the former pages of renamed notes still lead to them. Never a failure. */
async function renameHints({ notes, contentDir }: Journal, io: Io): Promise<string> {
  const { renamedNotes } = await import('../../journal/linting/renamedNotes.ts');
  const lines = (await renamedNotes(notes, contentDir)).map(({ path: note, former }) => {
    const file = path.relative(io.cwd, path.join(contentDir, note));
    return `hint: ${file} was ${former} before. To keep links to it, add to its front matter: aliases: [${former}]`;
  });
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** Findings that need the whole journal, a clock or the disk. */
async function moreOf(
  { notes, contentDir }: Journal,
  asked: Journal['notes'],
  today: string,
): Promise<Diagnostic[]> {
  return [
    ...lintSymptoms(notes, asked),
    ...lintNotes(notes, today, asked),
    ...(await importsOf(asked, contentDir)),
  ];
}

/** Only `.mdx` notes have imports, and their parser takes long to load. */
async function importsOf(asked: Journal['notes'], contentDir: string): Promise<Diagnostic[]> {
  if (!asked.some(({ format }) => format === 'mdx')) return [];
  const { lintImports } = await import('../../journal/linting/lintImports.ts');
  return lintImports(asked, contentDir);
}

/** Today in the journal's time zone. */
function todayIn(config: Journal['config'], io: Io): string {
  return zonedTime(io.now().getTime(), config?.timeZone ?? 'UTC').date;
}

const REPORT: Record<
  (typeof REPORTS)[number],
  (found: readonly Diagnostic[], journal: Journal, files: number | undefined) => string
> = {
  json: (found) => `${JSON.stringify({ diagnostics: found }, null, 2)}\n`,
  github: githubText,
  gitlab: gitlabText,
  sarif: sarifText,
  pretty: (found, { notes, rules }, files) => {
    if (found.length > 0) return diagnosticsText(found);
    return files === undefined
      ? `${amount(notes.length, 'note')}, ${amount(rules.length, 'rule')}, nothing to fix.\n`
      : `${amount(files, 'file')}, nothing to fix.\n`;
  },
};

/** The named files as they were typed, by their paths in the form that diagnostics use. */
type Wanted = ReadonlyMap<string, string>;

/**
 * The named files; `undefined` if none was named.
 *
 * @throws {UsageError} for a file that does not exist: a misspelt name must not pass.
 */
async function pathsOf(
  files: readonly string[],
  contentDir: string,
  io: Io,
): Promise<Wanted | undefined> {
  if (files.length === 0) return undefined;
  const root = await realpath(contentDir);
  const paths = new Map<string, string>();
  for (const file of files) {
    const whole = await realpath(typedPath(io, file)).catch(() => undefined);
    if (whole === undefined) throw new UsageError(`There is no file ${file}.`);
    paths.set(path.relative(root, whole).split(path.sep).join('/'), file);
  }
  return paths;
}

/** @throws {UsageError} for a file that is not in the journal. */
function refuseOthers(wanted: Wanted, { notes, diagnostics, contentDir }: Journal): void {
  const known = new Set([
    'journal.yaml',
    ...notes.map((note) => note.path),
    ...diagnostics.map((diagnostic) => diagnostic.path),
  ]);
  for (const [inside, file] of wanted) {
    if (!known.has(inside)) {
      throw new UsageError(`${file} is not a note of the journal in ${contentDir}.`);
    }
  }
}
