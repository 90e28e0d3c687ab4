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
  source: Source;
  /** Set where the rule is limited to environments and the project names none. */
  remark?: string;
}

/**
 * The first source of a rule that applies to a project; `undefined` where none does.
 *
 * A rule that is limited to environments applies to a project without any: nothing says that this deploy is not
 * into one of them.
 */
export function whereApplies(rule: Rule, project: Project): Applicability | undefined {
  for (const source of rule.sources) {
    const { projects, stacks, environments } = source.appliesTo;
    if (projects && !projects.includes(project.name)) continue;
    if (stacks && !stacks.some((stack) => project.stacks.includes(stack))) continue;
    if (!environments) return { source };
    if (project.environment === undefined) {
      const remark = `for ${environments.join(', ')}; belay.json declares no environments, so it is asked`;
      return { source, remark };
    }
    if (environments.includes(project.environment)) return { source };
  }
  return undefined;
}
