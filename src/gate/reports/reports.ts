import type { Style } from '../../cli/style.ts';
import type { Decision } from '../decision.ts';
import { jsonReport } from './json.ts';
import { prettyReport } from './pretty.ts';

/** The reports by their names. Only the pretty one knows colours. */
export const REPORTS: Readonly<Record<string, (decision: Decision, style?: Style) => string>> = {
  pretty: prettyReport,
  json: jsonReport,
};
