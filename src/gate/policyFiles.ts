/** All files that make up a policy: as a commit holds them, and as they are checked out. */
import path from 'node:path';
import { digestOfText } from '../files/digest.ts';
import { wholeText, wholeTextIfThere } from '../files/wholeFile.ts';
import { CannotDecide, loadVacations, textOf } from './project.ts';
import { bytesAt, configAt, type ProjectAt, rulesAt } from './projectAt.ts';
import type { PolicyFiles } from './stricterPolicy.ts';

const SIGNERS = path.join('.belay', 'allowed_signers');
const PROGRAM = path.join('.belay', 'belay.mjs');

/**
 * The policy of a commit; `undefined` if it has none, as before the first deploy under Belay.
 *
 * @throws {CannotDecide} if it cannot be read.
 */
export async function policyAt(place: ProjectAt, now: Date): Promise<PolicyFiles | undefined> {
  const root = path.dirname(place.config);
  const textAt = async (file: string) =>
    (await bytesAt(place, path.join(root, file)))?.toString('utf8');
  try {
    const [config, rules, signers, program] = await Promise.all([
      configAt(place),
      rulesAt(place),
      textAt(SIGNERS),
      textAt(PROGRAM),
    ]);
    if (config === undefined || rules === undefined) return undefined;
    // A file of days off that the commit does not hold is not a part of its policy.
    const vacations = await loadVacations(config, rules.calendar, now, async (file) => {
      return (await textAt(file)) ?? NO_DAYS_OFF;
    });
    return { config, rules, vacations, signers, program: program && digestOfProgram(program) };
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    throw new CannotDecide(
      `The policy of commit ${place.commit.slice(0, 10)}, with which this commit is compared, cannot be read: ${error.message}`,
    );
  }
}

const NO_DAYS_OFF = 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Belay//EN\nEND:VCALENDAR\n';

/** A policy whose settings and rules were read, with the files that are checked out beside them. */
export async function policyInFolder<Config extends PolicyFiles['config']>(
  { config, rules }: Pick<PolicyFiles<Config>, 'config' | 'rules'>,
  { root, now }: { root: string; now: Date },
): Promise<PolicyFiles<Config>> {
  // A file that cannot be read is not one that is missing: a policy without keys asks for less.
  const textOfFile = (file: string) =>
    wholeTextIfThere(path.join(root, file)).catch((error: Error) => {
      throw new CannotDecide(`${file} cannot be read: ${error.message}`);
    });
  const [signers, program, vacations] = await Promise.all([
    textOfFile(SIGNERS),
    textOfFile(PROGRAM),
    loadVacations(config, rules.calendar, now, (file) => textOf(path.resolve(root, file), file)),
  ]);
  return { config, rules, vacations, signers, program: program && digestOfProgram(program) };
}

/** The digest of the program that runs now. */
export async function runningProgram(): Promise<string | undefined> {
  const file = process.argv[1];
  const text = file && (await wholeText(file).catch(() => undefined));
  return text ? digestOfProgram(text) : undefined;
}

/** The digest of `.belay/belay.mjs` of a project; `undefined` if there is none. */
export async function programOf(root: string): Promise<string | undefined> {
  const text = await wholeText(path.join(root, PROGRAM)).catch(() => undefined);
  return text && digestOfProgram(text);
}

/** The same for all line ends that git may write. */
function digestOfProgram(text: string): string {
  return digestOfText(text.replaceAll('\r\n', '\n'));
}
