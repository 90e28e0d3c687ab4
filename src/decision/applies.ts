import type { Rule, Source } from '../rules/model.ts';
import { suggest } from '../text/suggest.ts';
import { isOneOf, partsOf } from './names.ts';

/** The project that deploys, as `belay.json` describes it. */
export interface Project {
  name: string;
  stacks: readonly string[];
  /** Where the deploy goes; `undefined` if the project declares no environments. */
  environment?: string;
  /** All environments that the project declares. */
  environments?: readonly string[];
}

/** Why a rule is asked of a project. */
export interface Applicability {
  /** The note that explains it best: the worst incident that applies, or any incident, or the first note. */
  source: Source;
  /** Set if the rule is asked only because it may apply to this deploy. */
  remark?: string;
}

type AppliesTo = Source['appliesTo'];

/**
 * Whether a rule is asked of a project: it is if any of its sources applies. `undefined` if none does.
 *
 * A rule that is limited to environments applies to a project that declares none: nothing shows that this deploy is not
 * into one of them. So does one that is limited to a name which the project does not declare, and which looks like
 * the name of where the deploy goes: `prod` for `production`.
 */
export function whereApplies(rule: Rule, project: Project): Applicability | undefined {
  const known = found.get(project) ?? new WeakMap<Rule, Applicability | 'nowhere'>();
  if (!found.has(project)) found.set(project, known);
  const earlier = known.get(rule);
  if (earlier !== undefined) return earlier === 'nowhere' ? undefined : earlier;
  const applicability = workOut(rule, project);
  known.set(rule, applicability ?? 'nowhere');
  return applicability;
}

/** What was worked out before: a run asks several times for each rule. */
const found = new WeakMap<Project, WeakMap<Rule, Applicability | 'nowhere'>>();

function workOut(rule: Rule, project: Project): Applicability | undefined {
  const here = rule.sources.filter(({ appliesTo }) => applies(appliesTo, project));
  const [first] = here;
  if (!first) return undefined;
  const source = worstIncident(here) ?? worstIncident(rule.sources) ?? first;
  const limits = here.map(({ appliesTo }) => appliesTo.environments);
  const remark = limits.includes(undefined) ? undefined : remarkOn(limits.flat(), project);
  return remark === undefined ? { source } : { source, remark };
}

/** Why no source of a rule applies to a project, as one line. */
export function whyNotHere(rule: Rule, project: Project): string {
  const limits = rule.sources.map(({ appliesTo }) => limitOf(appliesTo, project));
  return `only for ${[...new Set(limits)].join(', or for ')}`;
}

function applies(appliesTo: AppliesTo, project: Project): boolean {
  const { projects, stacks, environments } = appliesTo;
  return (
    (!projects || projects.some((name) => isOneOf(name, [project.name]))) &&
    (!stacks || stacks.some((name) => isOneOf(name, project.stacks))) &&
    (!environments || environments.some((name) => isThisEnvironment(name, project)))
  );
}

function isThisEnvironment(written: string, project: Project): boolean {
  const { environment } = project;
  return (
    environment === undefined ||
    isOneOf(written, [environment]) ||
    looksLikeThisEnvironment(written, project)
  );
}

/** Whether a name that the project does not declare is more similar to where the deploy goes than to anything else. */
function looksLikeThisEnvironment(
  written: string,
  { environment, environments = [] }: Project,
): boolean {
  return partsOf(written).some(
    (part) => !isOneOf(part, environments) && suggest(part, environments) === environment,
  );
}

function remarkOn(written: readonly (string | undefined)[], project: Project): string | undefined {
  const { environment } = project;
  const names = [...new Set(written.flatMap((name) => name ?? []))];
  if (environment === undefined) {
    return `for ${names.join(', ')}; belay.json declares no environments, so it is asked`;
  }
  if (names.some((name) => isOneOf(name, [environment]))) return undefined;
  const near = names.find((name) => looksLikeThisEnvironment(name, project));
  return near && `for "${near}", which may mean "${environment}", so it is asked`;
}

/** The first limit of a source that the project does not meet. */
function limitOf({ projects, stacks, environments }: AppliesTo, project: Project): string {
  if (projects && !applies({ projects }, project)) return listed('project', projects);
  if (stacks && !applies({ stacks }, project)) return listed('stack', stacks);
  return listed('environment', environments ?? []);
}

function listed(thing: string, names: readonly string[]): string {
  return `the ${thing}${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

/** The names of severities sort by how bad they are: `sev1` is the worst. */
function worstIncident(sources: readonly Source[]): Source | undefined {
  const [first, ...others] = sources.filter(({ severity }) => severity !== undefined);
  return others.reduce(
    (worst, each) => ((each.severity ?? '') < (worst?.severity ?? '') ? each : worst),
    first,
  );
}
