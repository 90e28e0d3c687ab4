/** Makes `.belay/belay.mjs`: one file that runs on bare Node 20. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { PACKAGE_FOLDER, packageVersion } from '../files/packageFolder.ts';
import { ANY_SCRIPT } from './bundling/anyScriptPlugin.ts';
import { joinParts } from './bundling/joinParts.ts';
import { LAZY_BUILTINS } from './bundling/lazyBuiltins.ts';
import { type OnDemand, onDemand } from './bundling/onDemand.ts';
import { QUICK_ZOD, ZOD_APART, ZOD_PARTS } from './bundling/quickZodPlugin.ts';

export interface Bundle {
  text: string;
  /** What is in it, as esbuild reports it. */
  metafile: Metafile;
}

const NODE_CHECK = [
  'if (parseInt(process.versions.node) < 20) {',
  "process.stderr.write('belay: .belay/belay.mjs needs Node 20 or later, and this is Node ' + process.versions.node + '.\\n');",
  'process.exit(2); }',
].join(' ');

const SOURCE = path.join(PACKAGE_FOLDER, 'src');
const ENTRY = 'belayMjs';
/** An older Node can still read the file, and print a sentence. */
const TARGET = 'node16';
/** Every Node knows patterns with \p{L}: otherwise each use of such a pattern would make it again. */
const PATTERNS = { 'regexp-unicode-property-escapes': true };

/** What a run of the gate needs only if something is wrong or special. */
const ON_DEMAND: readonly OnDemand[] = [
  ...[
    'cli/help.ts',
    'cli/stepSummary.ts',
    'diagnostics/codes.ts',
    'diagnostics/schemaWords.ts',
    'gate/overrides.ts',
    'gate/policyHere.ts',
    'gate/projectAt.ts',
    'gate/prompt.ts',
    'gate/records/notes/merge.ts',
    'gate/records/signature.ts',
    'gate/reports/github.ts',
    'gate/reports/junit.ts',
    'gate/reports/sarif.ts',
    'gate/storedAnswers.ts',
  ].map((file) => ({
    module: path.join(SOURCE, file),
    part: path.basename(file, '.ts'),
  })),
  { module: 'jsonc-parser', part: 'jsonc-parser' },
  { module: 'write-file-atomic', part: 'write-file-atomic' },
];

let bundled: Promise<Bundle> | undefined;

/** Bundles the verbs of a deploying project with everything that they need except Node, once in a process. */
export function bundleBelay(): Promise<Bundle> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<Bundle> {
  const chunks = await build({
    entryPoints: [
      { in: fileURLToPath(new URL('belayMjs.ts', import.meta.url)), out: ENTRY },
      { in: ZOD_PARTS, out: 'zod' },
      ...ON_DEMAND.map(({ module, part }) => ({ in: module, out: part })),
    ],
    absWorkingDir: PACKAGE_FOLDER,
    outdir: 'chunks',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: TARGET,
    supported: PATTERNS,
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    charset: 'ascii',
    legalComments: 'inline',
    write: false,
    metafile: true,
    define: { BELAY_VERSION: JSON.stringify(packageVersion()) },
    plugins: [ANY_SCRIPT, onDemand(ON_DEMAND), ZOD_APART, QUICK_ZOD, LAZY_BUILTINS],
    logOverride: { 'import-is-undefined': 'error' },
  });
  const joined = await joinParts(chunks, {
    entry: `${ENTRY}.js`,
    isEager: (entryPoint) => /\/(?:belayMjs|verbs\/gate)\.ts$/.test(entryPoint),
    target: TARGET,
  });
  return { text: `${firstLines()}${joined}`, metafile: chunks.metafile };
}

/** The first line is what `belay doctor` compares. */
function firstLines(): string {
  return [
    `// Belay ${packageVersion()}`,
    NODE_CHECK,
    "import { createRequire as requireFrom } from 'node:module';",
    // Packages written as CommonJS ask for the name of their file.
    "const nodeRequire = requireFrom(import.meta.url), __filename = nodeRequire('node:url').fileURLToPath(import.meta.url);\n",
  ].join('\n');
}

/** How many bytes of the bundle come from each package, the largest first. */
export function partsOf({ metafile }: Bundle): [owner: string, bytes: number][] {
  const parts = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const owner = file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? 'Belay';
      parts.set(owner, (parts.get(owner) ?? 0) + bytesInOutput);
    }
  }
  return [...parts].toSorted(([, a], [, b]) => b - a);
}
