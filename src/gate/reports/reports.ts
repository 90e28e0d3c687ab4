import type { Decision } from '../../decision/decision.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { type PrettyOptions, prettyReport } from './pretty.ts';
import { sarifReport } from './sarif.ts';

/** Formats a decision. Only the reports for people use the options. */
export type Report = (decision: Decision, options?: PrettyOptions) => string;

export const REPORT_NAMES = ['pretty', 'json', 'junit', 'github', 'sarif'] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

/** The reports by their names. */
export const REPORTS: Readonly<Record<ReportName, Report>> = {
  pretty: prettyReport,
  json: jsonReport,
  junit: junitReport,
  github: githubReport,
  sarif: sarifReport,
};
