/** What the gate decides on, and what it decides: plain data, as the json report and the record hold it. */
import type { Rule, Source, Stage } from '../rules/model.ts';
import type { CheckOutcome } from './outcome.ts';
import type { ForeignName } from './scope.ts';

/** An answer as a person gives it. For a step, `yes` and `done` mean the same. */
export type Answer = 'yes' | 'no' | 'done';

/** A name in a rule that `belay.json` does not bind, with the field that would bind it. */
export interface Unbound {
  field: 'commands' | 'libraries' | 'urls' | 'people';
  name: string;
}

/**
 * Why nobody was asked: the run had already stopped, there is no terminal, or only other people may answer.
 */
type Unasked = 'stopped' | 'no-terminal' | 'not-allowed';

/** What was found out about one rule: an answer, or that the answer is the good or the bad one. */
export interface Finding extends Omit<CheckOutcome, 'outcome'> {
  answer: Answer | CheckOutcome['outcome'];
  /** Who answered. */
  by?: string;
  /** Milliseconds that a person took to answer, at a prompt. */
  took?: number;
  /** Set if the rule cannot be answered because something is missing in `belay.json`. */
  unbound?: Unbound;
  /** Why the person at the terminal was not asked. */
  unasked?: Unasked;
}

export interface Override {
  reason: string;
  by?: string | undefined;
  /** When it expires, ISO 8601; missing if it does not. */
  expires?: string | undefined;
}

export interface Policy {
  /** Whether to go on if no rule applies. */
  allowEmpty: boolean;
}

export type Verdict = 'pass' | 'stop' | 'warn' | 'unknown' | 'overridden' | 'not-applicable';

/** The verdict on one rule, with everything that a report says about it. */
export interface RuleVerdict extends Pick<Rule, 'id' | 'text' | 'level' | 'expect'> {
  verdict: Verdict;
  /** What was found; `null` if nothing was. */
  answer: Answer | null;
  evidence: string;
  detail?: string;
  by?: string;
  /** Milliseconds that a person took to answer, at a prompt. */
  took?: number;
  unbound?: Unbound;
  unasked?: Unasked;
  override?: Override;
  because?: string;
  group?: string;
  help?: string;
  /** The place in the journal that makes the rule apply. */
  source: Source;
}

/** A step to take when an after-deploy rule fails. */
export type RecoveryStep = Pick<RuleVerdict, 'id' | 'text' | 'group' | 'help' | 'source'>;

/** How many rules of the stage were asked, and how many were not. */
interface Coverage {
  asked: number;
  notForThisProject: number;
  /** Rules that ask for less than they did at the last go. Not set where that is not known. */
  weakenedSinceLastGo?: number;
}

export interface Decision {
  decision: 'go' | 'stop' | 'undecided';
  /** Why nothing was decided; in a stop, the reasons that do not come from rules. */
  reason?: string;
  stage: Stage;
  project: string;
  environment?: string;
  /** The time at which the rules were asked, ISO 8601 in UTC. */
  at: string;
  /** The time came from `--now`. */
  atGivenByHand?: true;
  /** Set if files differed from the commit: the reason that the person gave. The run is not a go for the commit. */
  allowDirty?: string;
  /** The digest of the rules that were asked. */
  digest?: string;
  /** How much of the rules the decision covers. */
  coverage?: Coverage;
  /** Names in the rules that the project does not have. */
  foreign?: ForeignName[];
  /** Whether rules that apply are also asked after this deploy. */
  asksAfterDeploy?: true;
  /** In the order of their ids. */
  rules: RuleVerdict[];
  recovery: RecoveryStep[];
}
