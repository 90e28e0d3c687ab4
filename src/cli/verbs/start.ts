import { EXIT } from '../exitCodes.ts';
import { defineVerb } from '../verb.ts';
import { CONTENT_OPTION } from './contentOption.ts';
import { serveBuilt } from './serveBuilt.ts';
import { BUILD_OPTIONS, buildAsAsked, PORT_OPTION, portOf } from './siteOptions.ts';

export const verb = defineVerb({
  summary: 'Build the site, and serve it on this machine.',
  usage: 'belay start [DIR] [--port N] [--out DIR] [--strict]',
  options: { ...PORT_OPTION, ...BUILD_OPTIONS, ...CONTENT_OPTION },
  examples: [
    ['belay start', 'Read the nearest journal in a browser.'],
    ['belay start docs --port 8080', 'Read any folder of Markdown.'],
  ],
  async run({ positionals, values }, io) {
    const port = portOf(values.port, io);
    const outDir = await buildAsAsked(values, positionals, io);
    if (outDir === undefined) return EXIT.stop;
    await serveBuilt(outDir, port, io);
    return EXIT.ok;
  },
});
