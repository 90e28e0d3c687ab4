import { UsageError } from '../../gate/usageError.ts';
import { EXIT } from '../exitCodes.ts';
import { typedPath } from '../typedPath.ts';
import { defineVerb } from '../verb.ts';
import { serveBuilt } from './serveBuilt.ts';
import { PORT_OPTION, portOf } from './siteOptions.ts';

export const verb = defineVerb({
  summary: 'Serve a built site on this machine.',
  usage: 'belay preview [DIR] [--port N]',
  options: PORT_OPTION,
  examples: [
    ['belay preview', 'Serve the site in dist/.'],
    ['belay preview public --port 8080', 'Serve another folder, on another port.'],
  ],
  async run({ positionals, values }, io) {
    const [folder = 'dist', ...more] = positionals;
    if (more.length > 0) throw new UsageError('Give one folder.');
    await serveBuilt(typedPath(io, folder), portOf(values.port, io), io);
    return EXIT.ok;
  },
});
