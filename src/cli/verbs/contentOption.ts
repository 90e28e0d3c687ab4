import type { Option } from '../options.ts';

/** What each verb that reads the journal takes. */
export const CONTENT_OPTION = {
  content: {
    type: 'string',
    value: 'DIR',
    description: 'Another journal’s content folder. BELAY_CONTENT does the same.',
  },
} as const satisfies Record<string, Option>;
