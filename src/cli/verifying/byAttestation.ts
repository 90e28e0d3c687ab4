/** Checks a go that was written to a file. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkEnvelope } from '../../gate/attestation.ts';
import { UsageError } from '../../gate/usageError.ts';
import { readDuration } from '../../text/duration.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import type { Io } from '../verb.ts';
import type { Subject } from './subject.ts';

/**
 * Checks whether an attestation is about the subject, and writes what it found.
 *
 * @param files the paths of the attestation and of the public key, as given.
 * @param longest the maximum age of the go, in milliseconds.
 * @returns the exit code.
 * @throws {UsageError} if a file cannot be read, or a key is required and missing.
 */
export async function byAttestation(
  { project: { config, git }, rules, where, commit, tree, program }: Subject,
  files: { attestation: string; key: string | undefined },
  longest: number | undefined,
  io: Io,
): Promise<number> {
  const { attestation } = files;
  const text = await readText(path.resolve(io.cwd, attestation), attestation);
  const limits = [longest, readDuration(config.answersFor ?? '')].flatMap((it) => it ?? []);
  const key = files.key && (await readText(path.resolve(io.cwd, files.key), files.key));
  if (config.requireSigned && key === undefined) {
    throw new UsageError(
      'belay.json requires signatures: give the key that the attestation must be signed by, with --key FILE.',
    );
  }
  const checked = checkEnvelope(text, {
    commit,
    tree,
    program,
    clock: io.now(),
    within: limits.length > 0 ? Math.min(...limits) : undefined,
    key,
    project: where,
    rules,
    policy: { allowEmpty: config.allowEmpty },
    config: config.digest,
  });
  const good = checked.ok && git.dirty === false;
  const why = checked.ok ? 'the files differ from the commit' : checked.reason;
  const file = visibleLine(attestation);
  io.stdout.write(
    good
      ? `Go: ${file} is about commit ${commit.slice(0, 10)} and these rules. ${signed(checked.signatures, key !== undefined)}\n`
      : `No go: ${file}: ${visibleLine(why)}.\n`,
  );
  return good ? EXIT.ok : EXIT.stop;
}

/** What is known about the signatures of an attestation that is a go. */
function signed(count: number, checked: boolean): string {
  if (checked) return 'It is signed by the key.';
  if (count === 0) return 'It has no signature, so anybody may have written it.';
  const what = count === 1 ? 'Its signature was' : `Its ${count} signatures were`;
  return `${what} not checked: give --key FILE, or check with the tool that signed.`;
}

async function readText(file: string, shown: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${shown} cannot be read: ${code ?? message}.`);
  }
}
