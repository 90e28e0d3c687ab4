import type { Rule, Source } from '../rules/model.ts';

/** The project that deploys, as `belay.json` tells it. */
export interface Project {
  name: string;
  stacks: readonly string[];
  /** Where to; `undefined` where the project declares no environments. */
  environment?: string;
}

/** Why a rule is asked of a project. */
export interface Applicability {
  /** The note that tells best why: the worst incident that applies, or any incident, or the first note. */
  source: Source;
  /** Set where the rule is limited to environments and the project names none. */
  remark?: string;
}

/**
 * Whether a rule is asked of a project: where any of its sources applies. `undefined` where none does.
 *
 * A rule that is limited to environments applies to a project without any: nothing says that this deploy is not
 * into one of them.
 */
export function whereApplies(rule: Rule, project: Project): Applicability | undefined {
  const here = rule.sources.filter(({ appliesTo }) => applies(appliesTo, project));
  const [first] = here;
  if (!first) return undefined;
  const source = worstIncident(here) ?? worstIncident(rule.sources) ?? first;
  const limits = here.map(({ appliesTo }) => appliesTo.environments);
  if (project.environment !== undefined || limits.includes(undefined)) return { source };
  const names = [...new Set(limits.flat())].join(', ');
  return { source, remark: `for ${names}; belay.json declares no environments, so it is asked` };
}

function applies(
  { projects, stacks, environments }: Source['appliesTo'],
  project: Project,
): boolean {
  return (
    (!projects || projects.includes(project.name)) &&
    (!stacks || stacks.some((stack) => project.stacks.includes(stack))) &&
    (!environments ||
      project.environment === undefined ||
      environments.includes(project.environment))
  );
}

/** The names of severities are in the order of their badness: `sev1` is the worst. */
function worstIncident(sources: readonly Source[]): Source | undefined {
  const [first, ...others] = sources.filter(({ severity }) => severity !== undefined);
  return others.reduce(
    (worst, each) => ((each.severity ?? '') < (worst?.severity ?? '') ? each : worst),
    first,
  );
}
