/** What the doctor looks at. */
import type { RulesFile } from '../../rules/model.ts';
import type { OpenProject } from '../openProject.ts';
import type { AskedRule } from './askedRules.ts';

export interface Subject extends OpenProject {
  rules: RulesFile;
  asked: readonly AskedRule[];
  env: NodeJS.ProcessEnv;
  /** The version of the running Belay. */
  version: string;
}
