/** Makes `.belay/belay.mjs`: one file that runs on bare Node 20. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

export interface Bundle {
  text: string;
  /** What is in it, as esbuild tells it. */
  metafile: Metafile;
}

/** Bundles the verbs of a deploying project with everything that they need but Node. */
export async function bundleBelay(): Promise<Bundle> {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL('belayMjs.ts', import.meta.url))],
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: false,
    charset: 'utf8',
    legalComments: 'inline',
    write: false,
    metafile: true,
    define: { BELAY_VERSION: JSON.stringify(version) },
    // Packages written as CommonJS ask for Node's own modules with `require`, and for the name of their file.
    banner: {
      js: "import { createRequire } from 'node:module'; import { fileURLToPath } from 'node:url'; const require = createRequire(import.meta.url), __filename = fileURLToPath(import.meta.url);",
    },
  });
  return { text: outputFiles[0]?.text ?? '', metafile };
}
