/** What one run of the gate is: what was asked of it, the world that it runs in, and all that it needs. */
import type { CalendarCheck } from '../calendar/answer.ts';
import type { Known } from '../decision/decide.ts';
import type { Finding } from '../decision/decision.ts';
import type { Calendar, RulesFile, Stage } from '../rules/model.ts';
import type { Given } from './checks/person.ts';
import type { OpenProject } from './openProject.ts';
import type { Progress } from './progress.ts';
import type { Assignment } from './request.ts';
import type { Stored } from './storedAnswers.ts';

/** What is asked of the gate. */
export interface GateRequest {
  stage: Exclude<Stage, 'recovery'>;
  environment?: string | undefined;
  answers: readonly Assignment[];
  overrides: readonly Assignment[];
  /** What is deployed now, as git knows it: the stricter of its policy and of the commit's decides. */
  deployed?: string | undefined;
  /** Names of what the commit loosens, and somebody accepts. */
  acceptPolicy?: readonly string[] | undefined;
  /** How long the overrides count that are given now, as `--expires` takes it. */
  expires?: string | undefined;
  /** Why the files may differ from the commit. */
  allowDirty?: string | undefined;
  /** As `--now` takes it. */
  now?: string | undefined;
  /** The path of `belay.json`, as given. */
  config: string;
  /** The path of the pinned rules, as given. Without it, `.belay/rules.json` beside `belay.json`. */
  rules?: string | undefined;
}

/** The world that the gate runs in. */
export interface World {
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdin: { isTTY?: boolean };
  clock(): Date;
  signal: AbortSignal;
  /** Tells a line about what is being done. */
  tell(line: string): void;
  progress: Progress;
}

/** One run, prepared once. Everything that finds out, asks or decides takes it. */
export interface Run extends OpenProject, Omit<Known, 'findings'> {
  rules: RulesFile;
  /** The journal's calendar with the project's own vacations. */
  days: Calendar;
  /** What that calendar answers at the time that the rules are asked at. */
  calendar(check: CalendarCheck): Finding;
  /** The time came from `--now`. */
  atGivenByHand: boolean;
  /** Why the files may differ from the commit; missing if they do not. */
  allowDirty?: string;
  /** Why an override that somebody gave does not count, by rule id. */
  refused: ReadonlyMap<string, string>;
  /** Answers given on the command line, by rule id. */
  given: ReadonlyMap<string, Omit<Given, 'by'>>;
  /** Answers given ahead of time, by rule id. */
  stored: ReadonlyMap<string, Stored>;
  world: World;
}
