/** The input for the recipes of all services. */
import path from 'node:path';
import type { Environments } from '../../gate/environment.ts';

export interface Recipe {
  /** Path from the top of the repository. */
  file: string;
  text: string;
  /** What is left to do. */
  next: string;
}

export interface Deploys {
  environments: Environments;
  /** Whether there are rules to ask after the deploy. */
  asksAfter: boolean;
  /** The project's folder from the top of the repository, with `/`; empty for the top itself. */
  folder: string;
}

/** The placeholder for the project's deploy commands. It fails until it is replaced. */
export const DEPLOY = "echo 'Replace this line with the commands that deploy.' && exit 1";
/** The placeholder for the project's set-up commands. */
export const SET_UP =
  "echo 'Replace this line with the commands that set up the project, for example npm ci'";

/** The suffix of a file's or job's name: empty at the top of the repository, `-shop` in the folder `shop`. */
export function nameOf(folder: string): string {
  return folder === '' ? '' : `-${path.posix.basename(folder).replaceAll(/[^\w.-]+/g, '-')}`;
}
