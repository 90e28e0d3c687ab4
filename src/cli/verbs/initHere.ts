import { UsageError } from '../../gate/usageError.ts';
import { EXIT } from '../exitCodes.ts';
import { addExtras, EXTRAS_OPTIONS } from '../projectFiles/extras.ts';
import { defineVerb } from '../verb.ts';

/** `init` as a project's own `.belay/belay.mjs` has it, for a project that is set up: a new clone lacks the hook. */
export const verb = defineVerb({
  summary: 'Install the pre-push hook, or write a recipe for CI or the watch.',
  usage: 'belay init [--hook] [--ci github|gitlab] [--watch systemd|cron|github|gitlab]',
  options: EXTRAS_OPTIONS,
  examples: [
    ['node .belay/belay.mjs init --hook', 'Hold pushes to the deploy branches, in this clone.'],
    ['node .belay/belay.mjs init --ci github', 'Write a workflow that deploys after a go.'],
    [
      'node .belay/belay.mjs init --watch systemd',
      'Write a service and a timer for `belay watch`.',
    ],
  ],
  async run({ positionals, values }, io) {
    if (positionals.length > 0)
      throw new UsageError('This `init` takes no folder: it works on this project.');
    if (!values.hook && values.ci === undefined && values.watch === undefined) {
      throw new UsageError('Say what to add: --hook, --ci SERVICE or --watch PLACE.');
    }
    await addExtras(io.cwd, values, io);
    return EXIT.ok;
  },
});
