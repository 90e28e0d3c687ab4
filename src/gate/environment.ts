import { suggest } from '../rules/suggest.ts';

/** The environments of `belay.json`, with the branches that are deployed to each. */
export type Environments = Readonly<Record<string, { branches: readonly string[] }>>;

export type EnvironmentChoice = { ok: true; name?: string } | { ok: false; message: string };

/**
 * The environment that a deploy goes to: the one given, or the one whose branches hold the current branch.
 *
 * @param branch `undefined` outside a git repository, and where no branch is checked out, as in many CI runs.
 */
export function chooseEnvironment(
  environments: Environments,
  given: string | undefined,
  branch: string | undefined,
): EnvironmentChoice {
  const names = Object.keys(environments).sort();
  if (given !== undefined) {
    if (names.includes(given)) return { ok: true, name: given };
    const near = suggest(given, names);
    const known = names.length > 0 ? names.join(', ') : 'none';
    return {
      ok: false,
      message: near
        ? `belay.json declares no environment "${given}". Did you mean "${near}"?`
        : `belay.json declares no environment "${given}"; it declares ${known}.`,
    };
  }
  if (names.length === 0) return { ok: true };
  const fitting = names.filter((name) =>
    environments[name]?.branches.some((glob) => branch !== undefined && matches(branch, glob)),
  );
  if (fitting.length === 1) return { ok: true, name: fitting[0] as string };
  const why =
    branch === undefined
      ? 'No branch is checked out'
      : fitting.length > 1
        ? `The branch "${branch}" is deployed to ${fitting.join(' and ')}`
        : `The branch "${branch}" is deployed to no environment`;
  return { ok: false, message: `${why}. Write --environment and one of ${names.join(', ')}.` };
}

/** `*` stands for any characters but `/`, `**` for any at all. */
function matches(branch: string, glob: string): boolean {
  const pattern = glob
    .split('**')
    .map((part) => part.split('*').map(escapeRegExp).join('[^/]*'))
    .join('.*');
  return new RegExp(`^${pattern}$`, 'su').test(branch);
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
