import { suggest } from '../text/suggest.ts';

/** The environments of `belay.json`, with the branches that are deployed to each. */
export type Environments = Readonly<Record<string, { branches: readonly string[] }>>;

export type EnvironmentChoice = { ok: true; name?: string } | { ok: false; message: string };

/**
 * The environment that a deploy goes to: the one given, or the one with the current branch.
 *
 * @param branch `undefined` outside a git repository, and if no branch is checked out, as in many CI runs.
 */
export function chooseEnvironment(
  environments: Environments,
  given: string | undefined,
  branch: string | undefined,
): EnvironmentChoice {
  const names = Object.keys(environments).sort();
  if (given !== undefined) {
    if (names.includes(given)) return { ok: true, name: given };
    return { ok: false, message: unknownEnvironment(given, names) };
  }
  if (names.length === 0) return { ok: true };
  const fitting = branch === undefined ? [] : environmentsOf(environments, branch);
  if (fitting.length === 1) return { ok: true, name: fitting[0] as string };
  const why =
    branch === undefined
      ? 'No branch is checked out'
      : fitting.length > 1
        ? `The branch "${branch}" is deployed to ${fitting.join(' and ')}`
        : `The branch "${branch}" is deployed to no environment`;
  return { ok: false, message: `${why}. Write --environment and one of ${names.join(', ')}.` };
}

function unknownEnvironment(given: string, names: readonly string[]): string {
  if (names.length === 0) {
    return `belay.json declares no environments. Write in belay.json: "environments": { ${JSON.stringify(given)}: { "branches": [] } }, or leave the environment out.`;
  }
  const near = suggest(given, names);
  const help = near ? `. Did you mean "${near}"?` : `; it declares ${names.join(', ')}.`;
  return `belay.json declares no environment "${given}"${help}`;
}

/** The environments that a branch is deployed to, sorted. */
export function environmentsOf(environments: Environments, branch: string): string[] {
  return Object.keys(environments)
    .sort()
    .filter((name) =>
      environments[name]?.branches.some((glob) =>
        new RegExp(branchPattern(glob), 'su').test(branch),
      ),
    );
}

/** A glob of `branches` as a regular expression: `*` matches any characters except `/`, `**` matches any characters. */
export function branchPattern(glob: string): string {
  const pattern = glob
    .split('**')
    .map((part) => part.split('*').map(escapeRegExp).join('[^/]*'))
    .join('.*');
  return `^${pattern}$`;
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
