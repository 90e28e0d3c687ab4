import path from 'node:path';
import { gitFacts } from '../../gate/git/facts.ts';
import { remotesOf } from '../../gate/git/remotes.ts';
import { CannotDecide } from '../../gate/project.ts';
import { syncNotes } from '../../gate/records/notes/sync.ts';
import { UsageError } from '../../gate/usageError.ts';
import { suggest } from '../../text/suggest.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { interruptible } from '../interruptible.ts';
import { inSentences } from '../sentences.ts';
import { defineVerb, type Io } from '../verb.ts';

export const verb = defineVerb({
  summary: 'Fetch the records of others, and push those of here.',
  usage: 'belay sync [--remote NAME]',
  options: {
    remote: {
      type: 'string',
      value: 'NAME',
      description: 'Without it, the remote of the current branch, or origin.',
    },
  },
  examples: [
    ['belay sync', 'Take answers to where the gate runs, and its records back.'],
    ['belay sync --remote upstream', 'The same with another remote.'],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(() =>
      interruptible(async () => {
        if (positionals.length > 0) throw new UsageError('Everything is said by options.');
        const repository = { cwd: path.resolve(io.cwd), env: io.env };
        const { commit, branch, trouble } = await gitFacts(io.cwd, io.env);
        if (trouble) throw new CannotDecide(`Git cannot read the repository: ${trouble}.`);
        if (commit === undefined) {
          throw new UsageError(
            'There is no commit here, and so no notes: outside git, records stay in .belay/records.jsonl.',
          );
        }
        const remotes = await remotesOf(repository, branch);
        const remote = remoteOf(values.remote, remotes);
        const { came, went } = await syncNotes(repository, remote);
        told(io, `${counted(came)} came from ${remote}, ${counted(went)} went there.`);
        return EXIT.ok;
      }),
    ),
});

function remoteOf(given: string | undefined, remotes: readonly string[]): string {
  const [first] = remotes;
  if (first === undefined) throw new UsageError('This repository has no remote: see `git remote`.');
  if (given === undefined) return first;
  if (remotes.includes(given)) return given;
  const near = suggest(given, remotes);
  const hint = near ? `Did you mean "${near}"?` : `There is ${remotes.join(', ')}.`;
  throw new UsageError(`There is no remote "${given}". ${hint}`);
}

function counted(count: number): string {
  return count === 1 ? '1 record' : `${count} records`;
}

function told({ stdout }: Io, line: string): void {
  stdout.write(`${visibleLine(line)}\n`);
}
