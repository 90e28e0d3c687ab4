import { realpathSync } from 'node:fs';
import path from 'node:path';
import { compareDiagnostics, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { UsageError } from '../../gate/usageError.ts';
import { followUpsIn, lintDueDates, lintOverdue } from '../../journal/linting/lintFollowUps.ts';
import { lintNamed } from '../../journal/linting/lintNamed.ts';
import type { Journal } from '../../journal/loadJournal.ts';
import { fromHere } from '../../journal/reading/fromHere.ts';
import { amount, diagnosticsText } from '../diagnosticsReport.ts';
import { EXIT } from '../exitCodes.ts';
import { keptNotesFolder, lintKey } from '../keptNotes.ts';
import type { JournalCheck } from '../linting/checkJournal.ts';
import { lazyToday } from '../linting/today.ts';
import { typedPath } from '../typedPath.ts';
import { usualRun } from '../usualRun.ts';
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
    const wanted = pathsOf(positionals, contentDir, io);
    const asked = wanted && new Set(wanted.keys());
    const todayIn = (timeZone: string) => lazyToday(io.now(), timeZone);
    const check = { contentDir, asked, todayIn };
    // What a check of the whole journal needs is loaded only for that.
    const { notes, diagnostics, timeZone, journal } =
      (await checkNamed(check)) ??
      (await (await import('../linting/checkJournal.ts')).checkJournal(check));
    if (wanted && journal) refuseOthers(wanted, journal);
    const followUps = followUpsIn(notes);
    const here = [...diagnostics, ...lintDueDates(followUps)].filter(
      (found) => !wanted || wanted.has(found.path),
    );
    const strict = here.map((diagnostic) => ({ ...diagnostic, severity: 'error' as const }));
    // Overdue follow-ups stay warnings: a day that passes must not keep a journal from being published.
    const all = values.strict
      ? [...strict, ...lintOverdue(followUps, todayIn(timeZone).date)]
      : here;
    const report = values.json ? 'json' : (values.report ?? 'pretty');
    const isForService = report !== 'pretty' && report !== 'json';
    const services = isForService && (await import('../linting/reports.ts'));
    const base = services ? services.reportRoot(io.env, io.cwd) : io.cwd;
    const found = fromHere(all.sort(compareDiagnostics), contentDir, base);
    if (services) io.stdout.write(services.SERVICE_REPORTS[report](found));
    else if (report === 'pretty') io.stdout.write(prettyText(found, wanted?.size, journal));
    else io.stdout.write(`${JSON.stringify({ diagnostics: found }, null, 2)}\n`);
    // Of the whole journal alone: the check of one note is to be quick.
    if (report === 'pretty' && !wanted && journal) {
      const { renameHints } = await import('../linting/renameHints.ts');
      io.stderr.write(await renameHints(journal, io.cwd));
    }
    return found.some(({ severity }) => severity === 'error') ? EXIT.stop : EXIT.ok;
  },
});

/** Checks named notes by what is known of the others; `undefined` if all have to be checked. */
async function checkNamed({ contentDir, asked, todayIn }: JournalCheck) {
  if (!asked) return undefined;
  const key = await lintKey();
  const folder = keptNotesFolder(contentDir);
  const checked = await lintNamed({ contentDir, folder, key, asked, todayIn });
  if (checked) usualRun();
  return checked && { ...checked, journal: undefined };
}

/** Of nothing to fix only the numbers are printed. */
function prettyText(
  found: readonly Diagnostic[],
  files: number | undefined,
  journal: Journal | undefined,
): string {
  if (found.length > 0) return diagnosticsText(found);
  if (files !== undefined || !journal) return `${amount(files ?? 0, 'file')}, nothing to fix.\n`;
  const { notes, rules } = journal;
  return `${amount(notes.length, 'note')}, ${amount(rules.length, 'rule')}, nothing to fix.\n`;
}

/** The named files as they were typed, by their paths in the form that diagnostics use. */
type Wanted = ReadonlyMap<string, string>;

/**
 * The named files; `undefined` if none was named.
 *
 * @throws {UsageError} for a file that does not exist: a misspelt name must not pass.
 */
function pathsOf(files: readonly string[], contentDir: string, io: Io): Wanted | undefined {
  if (files.length === 0) return undefined;
  const root = realpathSync(contentDir);
  const paths = new Map<string, string>();
  for (const file of files) {
    const whole = realFile(typedPath(io, file));
    if (whole === undefined) throw new UsageError(`There is no file ${file}.`);
    paths.set(path.relative(root, whole).split(path.sep).join('/'), file);
  }
  return paths;
}

function realFile(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
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
