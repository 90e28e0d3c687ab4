import path from 'node:path';
import { describe, readSummary } from '../../site/server/builtSite.ts';
import { EXIT } from '../exitCodes.ts';
import { shownPath } from '../shownPath.ts';
import { defineVerb } from '../verb.ts';
import { CONTENT_OPTION } from './contentOption.ts';
import { BUILD_OPTIONS, buildAsAsked } from './siteOptions.ts';

export const verb = defineVerb({
  summary: 'Build the site, with its search index and rules.json.',
  usage: 'belay build [DIR] [--out DIR] [--strict]',
  options: { ...BUILD_OPTIONS, ...CONTENT_OPTION },
  examples: [
    ['belay build', 'Build the nearest journal into dist/.'],
    ['belay build docs --out public', 'Build any folder of Markdown, into another folder.'],
    ['belay build --strict', 'Fail on warnings too, as CI does.'],
  ],
  async run({ positionals, values }, io) {
    const outDir = await buildAsAsked(values, positionals, io);
    if (outDir === undefined) return EXIT.stop;
    const summary = readSummary(outDir);
    const what = summary ? describe(summary) : 'the site';
    io.stdout.write(`Built ${what} → ${shownPath(outDir, io.cwd)}${path.sep}\n`);
    return EXIT.ok;
  },
});
