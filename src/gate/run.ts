/** One run of the gate: the request, its environment, and everything that it needs. */
import type { CalendarCheck } from '../calendar/answer.ts';
import type { Known } from '../decision/decide.ts';
import type { Decision, Finding } from '../decision/decision.ts';
import type { Calendar, RulesFile, Stage } from '../rules/model.ts';
import type { Given } from './checks/person.ts';
import type { OpenProject } from './openProject.ts';
import type { Progress } from './progress.ts';
import type { RunRecord } from './records/model.ts';
import type { Assignment } from './request.ts';
import type { Stored } from './storedAnswers.ts';

/** What is asked of the gate. */
export interface GateRequest {
  stage: Exclude<Stage, 'recovery'>;
  environment?: string | undefined;
  answers: readonly Assignment[];
  overrides: readonly Assignment[];
  /** The commit that is deployed now, by any name in git. The stricter of its policy and the new commit's policy applies. */
  deployed?: string | undefined;
  /** Names of weakened settings that are accepted. */
  acceptPolicy?: readonly string[] | undefined;
  /** How long the overrides of this run are valid, in the form of `--expires`. */
  expires?: string | undefined;
  /** Why the files may differ from the commit. */
  allowDirty?: string | undefined;
  /** In the form of `--now`. */
  now?: string | undefined;
  /** The path of `belay.json`, as given. */
  config: string;
  /** The path of the pinned rules, as given. Default: `.belay/rules.json` next to `belay.json`. */
  rules?: string | undefined;
}

/** The environment that the gate runs in. */
export interface World {
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdin: { isTTY?: boolean };
  clock(): Date;
  signal: AbortSignal;
  /** Reports a line about what is happening. */
  tell(line: string): void;
  progress: Progress;
  /**
   * Called while a decision is being recorded, if that takes time: a report can be prepared, but it does not count before
   * the run has ended.
   */
  whileRecording?(decision: Decision, timeZone: string | undefined): void;
}

/** One run, prepared once and passed to everything that checks, asks or decides. */
export interface Run extends OpenProject, Omit<Known, 'findings'> {
  rules: RulesFile;
  /** The journal's calendar with the project's own vacations. */
  days: Calendar;
  /** The calendar's answers at the time of the run. */
  calendar(check: CalendarCheck): Finding;
  /** The time came from `--now`. */
  atGivenByHand: boolean;
  /** Why the files may differ from the commit; missing if they do not. */
  allowDirty?: string;
  /** The commits that the policy was compared with; missing if there are none. */
  heldAgainst?: NonNullable<RunRecord['heldAgainst']>;
  /** The keys that may sign, if they are not those of `.belay/allowed_signers`. */
  signers?: string | undefined;
  /** Why an override has no effect, by rule id. */
  refused: ReadonlyMap<string, string>;
  /** Answers given on the command line, by rule id. */
  given: ReadonlyMap<string, Omit<Given, 'by'>>;
  /** Answers given in advance, by rule id. */
  stored: ReadonlyMap<string, Stored>;
  world: World;
}
