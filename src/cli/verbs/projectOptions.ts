/** The options that all verbs of a project have. */
import type { Option } from '../options.ts';

export const CONFIG_OPTION = {
  config: {
    type: 'string',
    value: 'FILE',
    default: 'belay.json',
    description: 'Read the settings from this file. Default: belay.json.',
  },
} as const satisfies Record<string, Option>;

/** Where the deploy goes. */
export const ENVIRONMENT_OPTION = {
  environment: {
    type: 'string',
    value: 'NAME',
    description: 'Where the deploy goes. Default: the environment of the current branch.',
  },
} as const satisfies Record<string, Option>;
