/** What the recipes of all services are made from. */
import path from 'node:path';
import type { Environments } from '../../gate/environment.ts';

export interface Recipe {
  /** From the top of the repository, in the service's own words. */
  file: string;
  text: string;
  /** What is left to do. */
  next: string;
}

export interface Deploys {
  environments: Environments;
  /** There are rules to ask when the deploy is done. */
  asksAfter: boolean;
  /** The project's folder from the top of the repository, with `/`; empty for the top itself. */
  folder: string;
}

/** What stands for the project's own deploy, and fails until it is written. */
export const DEPLOY = "echo 'Write here what deploys.' && exit 1";
/** What stands for what the checks need. */
export const SET_UP = "echo 'Write here what the checks and the deploy need, as npm ci'";

/** The end of a file's or a job's name: nothing at the top of the repository, `-shop` in a folder of that name. */
export function nameOf(folder: string): string {
  return folder === '' ? '' : `-${path.posix.basename(folder).replaceAll(/[^\w.-]+/g, '-')}`;
}
