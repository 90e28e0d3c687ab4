import type { Decision } from '../../decision/decision.ts';
import type { Style } from '../../text/style.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { prettyReport } from './pretty.ts';
import { sarifReport } from './sarif.ts';

/** The reports by their names. Only the pretty one knows colours. */
export const REPORTS: Readonly<Record<string, (decision: Decision, style?: Style) => string>> = {
  pretty: prettyReport,
  json: jsonReport,
  junit: junitReport,
  github: githubReport,
  sarif: sarifReport,
};
