/**
 * Combines the stricter parts of two policies: the new commit's and the deployed one's. Somebody who breaks the code
 * could weaken the gate in the same commit. So a weakening takes effect one deploy later, or if it is accepted by name.
 */
import { type Project, whereApplies } from '../decision/applies.ts';
import type { Calendar, Rule, RulesFile, Vacation } from '../rules/model.ts';
import { readDuration } from '../text/duration.ts';
import { compareRules } from './compareRules.ts';
import type { BelayConfig } from './projectConfig.ts';

/** What decides: the settings, the rules, and what they name. */
export interface PolicyFiles<Config extends BelayConfig = BelayConfig> {
  config: Config;
  rules: RulesFile;
  /** The project's own days off, read from the file that `vacations` names, if it names one. */
  vacations?: readonly Vacation[];
  /** The text of `.belay/allowed_signers`; `undefined` if there is none. */
  signers?: string | undefined;
  /** The digest of `.belay/belay.mjs`; `undefined` if there is none. */
  program?: string | undefined;
}

/** A weakening that is not in force yet. */
export interface Loosening {
  /** The name by which it is accepted: `commands.tests`, `rules.is-it-a-busy-hour`. */
  name: string;
  /** What differs, for a sentence. */
  how: string;
}

/**
 * Combines the stricter of each part.
 *
 * @param accepted names of weakenings that were accepted: they are in force.
 * @returns the policy that applies now, and what the commit weakens.
 */
export function stricterPolicy<Config extends BelayConfig>(
  own: PolicyFiles<Config>,
  deployed: PolicyFiles,
  accepted: ReadonlySet<string>,
): { policy: PolicyFiles<Config>; loosened: Loosening[] } {
  const loosened: Loosening[] = [];
  const holds = (name: string, how: string): boolean => {
    if (accepted.has(name)) return false;
    loosened.push({ name, how });
    return true;
  };
  const config = {
    ...stricterConfig(own.config, deployed, holds),
    ...heldVacations(own, deployed, holds),
  };
  const rules = stricterRules(own, deployed, holds);
  const signers = stricterSigners(own, deployed, holds);
  if (deployed.program !== undefined && own.program !== deployed.program) {
    holds(PROGRAM, 'it is not the program that is deployed');
  }
  return { policy: { ...own, config, rules, signers }, loosened };
}

/** The name of the loosening by another `belay.mjs`. */
export const PROGRAM = 'belay.mjs';

/** The days off of both, as the calendar has them: a day off that goes makes a working day, on which more may go. */
function heldVacations(
  own: PolicyFiles,
  deployed: PolicyFiles,
  holds: Holds,
): Pick<BelayConfig, 'vacations'> | undefined {
  const { vacations: days = [] } = own;
  const gone = (deployed.vacations ?? []).filter(
    (before) =>
      isAhead(before, own.rules.calendar) &&
      !days.some(({ from, to }) => from <= before.from && to >= before.to),
  );
  if (gone.length === 0 || !holds('vacations', 'days off are gone')) return undefined;
  return { vacations: [...days, ...gone] };
}

/** The keys that both list. Somebody who adds a key could sign with it what the same commit deploys. */
function stricterSigners(
  own: PolicyFiles,
  deployed: PolicyFiles,
  holds: Holds,
): string | undefined {
  if (!deployed.config.requireSigned || own.signers === undefined) return own.signers;
  const before = new Set(linesOf(deployed.signers ?? ''));
  const kept = linesOf(own.signers).filter((line) => before.has(line));
  if (kept.length === linesOf(own.signers).length) return own.signers;
  if (!holds('allowed_signers', 'it lists more keys, or others')) return own.signers;
  return kept.map((line) => `${line}\n`).join('');
}

function linesOf(signers: string): string[] {
  return signers
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Whether the deployed part stays in force because its weakening was not accepted. */
type Holds = (name: string, how: string) => boolean;

function stricterConfig<Config extends BelayConfig>(
  own: Config,
  { config: before, rules }: PolicyFiles,
  holds: Holds,
): Config {
  const bound = <Value>(
    field: string,
    mine: Record<string, Value>,
    theirs: Record<string, Value>,
  ) =>
    Object.fromEntries([
      ...Object.entries(mine),
      ...Object.entries(theirs).filter(
        ([name, value]) =>
          JSON.stringify(mine[name]) !== JSON.stringify(value) &&
          holds(
            `${field}.${name}`,
            `it is ${JSON.stringify(mine[name] ?? null)}, and was ${JSON.stringify(value)}`,
          ),
      ),
    ]);
  const flag = (field: 'requireSigned' | 'requireLatest' | 'allowEmpty', strict: boolean) =>
    own[field] !== before[field] && own[field] !== strict && holds(field, `it is ${own[field]}`)
      ? strict
      : own[field];
  const by = stricterList(own.overrides.by, before.overrides.by);
  const loosensBy = own.overrides.by?.length !== by?.length;
  const twoPeople =
    own.overrides.twoPeople ||
    (before.overrides.twoPeople && holds('overrides.twoPeople', 'one person is enough'));
  const keepsBy = loosensBy && holds('overrides.by', 'more people may override');
  return {
    ...own,
    commands: bound('commands', own.commands, before.commands),
    libraries: bound('libraries', own.libraries, before.libraries),
    urls: bound('urls', own.urls, before.urls),
    people: stricterPeople(own.people, before.people, rules, holds),
    requireSigned: flag('requireSigned', true),
    requireLatest: flag('requireLatest', true),
    allowEmpty: flag('allowEmpty', false),
    ...(isLonger(own.answersFor, before.answersFor) &&
      holds('answersFor', 'answers count for longer') && { answersFor: before.answersFor }),
    borrow: own.borrow.filter(
      (name) => before.borrow.includes(name) || !holds(`borrow.${name}`, 'checks of a push use it'),
    ),
    overrides: { ...own.overrides, twoPeople, ...(keepsBy && by && { by }) },
  };
}

/** Those who are in both lists; a missing list means everyone. */
function stricterList(
  own: readonly string[] | undefined,
  before: readonly string[] | undefined,
): string[] | undefined {
  if (before === undefined) return own && [...own];
  return own === undefined ? [...before] : own.filter((each) => before.includes(each));
}

function isLonger(own: string | undefined, before: string | undefined): boolean {
  if (before === undefined) return false;
  return own === undefined || (readDuration(own) ?? 0) > (readDuration(before) ?? 0);
}

/** Removed people lose a role immediately; added ones get it later. */
function stricterPeople(
  own: BelayConfig['people'],
  before: BelayConfig['people'],
  { rules }: RulesFile,
  holds: Holds,
): BelayConfig['people'] {
  const asked = new Set(
    rules.flatMap(({ check }) => (check.kind === 'person' ? (check.role ?? []) : [])),
  );
  return Object.fromEntries(
    Object.entries(own).map(([role, holders]) => {
      // A role that no rule used so far could not have been used to bypass the gate.
      if (before[role] === undefined && role !== 'override' && !asked.has(role))
        return [role, holders];
      const kept = holders.filter((holder) => before[role]?.includes(holder));
      const more =
        kept.length < holders.length && holds(`people.${role}`, 'more people hold the role');
      return [role, more ? kept : holders];
    }),
  );
}

function stricterRules(own: PolicyFiles, deployed: PolicyFiles, holds: Holds): RulesFile {
  const { project: name, stacks } = own.config;
  const before: Omit<Project, 'environment'> = {
    name: deployed.config.project,
    stacks: deployed.config.stacks,
  };
  const { weakened } = compareRules(deployed.rules, own.rules, { name, stacks });
  const old = new Map(deployed.rules.rules.map((rule) => [rule.id, rule]));
  const rules = new Map(own.rules.rules.map((rule) => [rule.id, rule]));
  for (const { id, how } of weakened) {
    const rule = old.get(id);
    if (rule && holds(`rules.${id}`, `the rule ${how.join(', ')}`)) rules.set(id, rule);
  }
  for (const rule of old.values()) {
    if (rule.status !== 'active' || !reaches(rule, before) || !rules.has(rule.id)) continue;
    const now = rules.get(rule.id) as Rule;
    if (reaches(now, { name, stacks })) continue;
    if (!holds('project', `"${rule.id}" is not asked of "${name}" with these stacks`)) continue;
    const sources = now.sources.map((source) => ({ ...source, appliesTo: {} }));
    rules.set(rule.id, { ...now, sources: sources as Rule['sources'] });
  }
  return {
    ...own.rules,
    rules: [...rules.values()],
    calendar: stricterCalendar(own.rules.calendar, deployed.rules.calendar, holds),
  };
}

/** Whether a rule is asked of a project in any environment that it names, or in one that it does not name. */
function reaches(rule: Rule, project: Omit<Project, 'environment'>): boolean {
  const named = rule.sources.flatMap(({ appliesTo }) => appliesTo.environments ?? []);
  return ['', ...named].some(
    (environment) => whereApplies(rule, { ...project, environment }) !== undefined,
  );
}

/** The days off of both, with the earlier weekend and time zone. */
function stricterCalendar(own: Calendar, before: Calendar, holds: Holds): Calendar {
  const parts = ['timeZone', 'weekend', 'holidays', 'vacations'] as const;
  const result = { ...own };
  for (const part of parts) {
    const gone =
      part === 'timeZone'
        ? own.timeZone !== before.timeZone
        : before[part].some(
            (day) => !own[part].some((each) => same(each, day)) && isAhead(day, own),
          );
    if (!gone || !holds(`calendar.${part}`, `the ${part} of the calendar changed`)) continue;
    if (part === 'timeZone') result.timeZone = before.timeZone;
    if (part === 'weekend') result.weekend = before.weekend;
    if (part === 'holidays') result.holidays = [...own.holidays, ...before.holidays];
    if (part === 'vacations') result.vacations = [...own.vacations, ...before.vacations];
  }
  return result;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A holiday of a year that the export no longer covers is not a weakening. */
function isAhead(day: unknown, { holidays }: Calendar): boolean {
  const date = (day as { date?: string; to?: string }).date ?? (day as { to?: string }).to;
  const [first] = holidays.map((holiday) => holiday.date).sort();
  return date === undefined || first === undefined || date >= first;
}
