/** For `astro check` only, which needs a configuration: `src/site/server/` has what a build takes. */
import path from 'node:path';
import { devConfig } from './src/site/server/astroConfig.ts';

export default await devConfig({
  contentDir: path.resolve('content'),
  cwd: process.cwd(),
  strict: false,
});
