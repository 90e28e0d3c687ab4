import path from 'node:path';
import { gitFacts } from '../../gate/git/facts.ts';
import { remotesOf } from '../../gate/git/remotes.ts';
import { CannotDecide } from '../../gate/project.ts';
import { forgetRecord } from '../../gate/records/notes/forget.ts';
import { syncNotes } from '../../gate/records/notes/sync.ts';
import { UsageError } from '../../gate/usageError.ts';
import { suggest } from '../../text/suggest.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { interruptible } from '../interruptible.ts';
import { inSentences } from '../sentences.ts';
import { defineVerb, type Io } from '../verb.ts';

export const verb = defineVerb({
  summary: 'Fetch the records of others, and push your own.',
  usage: 'belay sync [--remote NAME] [--forget RECORD --reason TEXT]',
  options: {
    remote: {
      type: 'string',
      value: 'NAME',
      description: 'The remote to use. Default: that of the current branch, or origin.',
    },
    forget: {
      type: 'string',
      value: 'RECORD',
      description:
        'Remove the text of a record, here and on the remote: `belay log --json` shows its name. A tombstone remains.',
    },
    reason: {
      type: 'string',
      value: 'TEXT',
      description: 'Why it is removed; the reason is recorded.',
    },
  },
  examples: [
    ['belay sync', 'Send answers to where the gate runs, and get its records.'],
    ['belay sync --remote upstream', 'The same with another remote.'],
    [
      'belay sync --forget sha256-9mXj --reason "it shows a password"',
      'Remove a record, by the beginning of its name.',
    ],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(() =>
      interruptible(async () => {
        if (positionals.length > 0) throw new UsageError('This verb takes only options.');
        const repository = { cwd: path.resolve(io.cwd), env: io.env };
        const { commit, branch, trouble } = await gitFacts(io.cwd, io.env);
        if (trouble) throw new CannotDecide(`Git cannot read the repository: ${trouble}.`);
        if (commit === undefined) {
          throw new UsageError(
            'There is no commit here, so there are no notes: outside git, records are kept in .belay/records.jsonl.',
          );
        }
        const remotes = await remotesOf(repository, branch);
        const remote = remoteOf(values.remote, remotes);
        const forget = values.forget;
        if (forget !== undefined) await forgetHere(repository, forget, values.reason, io);
        const { came, went, gone = 0 } = await syncNotes(repository, remote);
        told(io, `${counted(came)} fetched from ${remote}, ${counted(went)} pushed.`);
        if (gone > 0) {
          io.stderr.write(
            `belay: somebody removed ${counted(gone)} from ${visibleLine(remote)} since the last sync. What was removed is pushed again; protect refs/notes/* there.\n`,
          );
        }
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

async function forgetHere(
  repository: { cwd: string; env: Io['env'] },
  name: string,
  reason: string | undefined,
  io: Io,
): Promise<void> {
  if (!/^sha256-\S{4,}$/.test(name)) {
    throw new UsageError(
      `"${name}" is not the name of a record. \`belay log --json\` shows it: sha256- and at least four more characters.`,
    );
  }
  if (!reason?.trim()) throw new UsageError('Say why: --reason "it shows a password".');
  const { email } = await gitFacts(repository.cwd, repository.env);
  const found = await forgetRecord(repository, name, { reason, by: email, at: io.now() });
  if (!found) throw new UsageError(`There is no record ${name}.`);
  told(
    io,
    `${found.record} is removed. \`git gc --prune=now\` deletes the old text from this clone; a server may keep it for a while, so change any secret that was in it.`,
  );
}

function counted(count: number): string {
  return count === 1 ? '1 record' : `${count} records`;
}

function told({ stdout }: Io, line: string): void {
  stdout.write(`${visibleLine(line)}\n`);
}
