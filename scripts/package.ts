#!/usr/bin/env node
/**
 * Run by `npm pack` first: makes `lib/` from `src/`, as Node does not strip types in `node_modules`, and `schemas/`.
 *
 * The command line is bundled, with the packages that it needs. What Astro takes pages and components from is there in
 * separate files, as in `src/` here.
 */
import { createHash } from 'node:crypto';
import {
  accessSync,
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import ts from 'typescript';
import { bundleBelay } from '../src/cli/bundle.ts';
import { PACKAGE_FOLDER } from '../src/files/packageFolder.ts';
import { importedFiles } from '../src/journal/compiling/importedFiles.ts';
import { packedDrawings } from '../src/site/server/previews/drawings.ts';
import { licenses } from './package/bundling.ts';
import { bundleCommands } from './package/commands.ts';
import { findOrBundleProgram, packageProgram, packagesIn } from './package/program.ts';
import { bundleQuick } from './package/quick.ts';
import { packageSchemas } from './package/schemas.ts';

const SOURCE = path.join(PACKAGE_FOLDER, 'src');
const LIB = path.join(PACKAGE_FOLDER, 'lib');
const SCHEMAS = path.join(PACKAGE_FOLDER, 'schemas');
/** Left out: tests, and the code that makes `belay.mjs`, which is made here. */
const LEFT_OUT =
  /(?:^|\/)(?:e2e|testing|fixtures)\/|\.test\.ts$|\.d\.ts$|^cli\/(?:bundle|belayMjs)\.ts$/;
/** Where the site begins: Astro needs these files one by one, with all that they import. */
const SEPARATE =
  /\.astro$|^(?:pages|components)\/.*\.ts$|^(?:content\.config|rules\/plugin|site\/language\/languages)\.ts$/;
/** The files whose types a program may want to import. */
const TYPED = ['rules/plugin.ts', 'cli/types.ts'];

/** `'./a.ts'` → `'./a.js'`, also where a worker or a component refers to a file. */
function toJavaScript(text: string): string {
  return text.replaceAll(/(['"`])(\.{1,2}\/[^'"`\n]*)\.ts\1/g, '$1$2.js$1');
}

async function compile(text: string): Promise<string> {
  const { code } = await transform(text, {
    loader: 'ts',
    target: 'es2023',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  return code;
}

/** Writes the declarations. `astro check` has checked the types. */
function writeTypes(): void {
  const program = ts.createProgram(
    TYPED.map((file) => path.join(SOURCE, file)),
    {
      target: ts.ScriptTarget.ES2024,
      lib: ['lib.es2024.d.ts'],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      rewriteRelativeImportExtensions: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      noCheck: true,
      types: ['node'],
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: SOURCE,
      outDir: LIB,
    },
  );
  const { diagnostics } = program.emit();
  // A file without its declaration would be an error in every program that imports the types.
  if (diagnostics.length > 0) {
    throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost({})));
  }
  for (const file of TYPED) accessSync(path.join(LIB, file.replace(/\.ts$/, '.d.ts')));
}

for (const folder of [LIB, SCHEMAS]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
const digest = createHash('sha256').update(
  readFileSync(path.join(PACKAGE_FOLDER, 'package-lock.json')),
);
const files = globSync('**/{*.{ts,astro,css,lua,woff2},LICENSE}', { cwd: SOURCE }).map((file) =>
  file.replaceAll(path.sep, '/'),
);
const separate = await importedFiles(
  files.filter((file) => SEPARATE.test(file)).map((file) => path.join(SOURCE, file)),
);
for (const file of files) {
  const from = path.join(SOURCE, file);
  if (LEFT_OUT.test(file)) continue;
  digest.update(readFileSync(from));
  if (file.endsWith('.ts') && !separate.has(from)) continue;
  const to = path.join(LIB, file.replace(/\.ts$/, '.js'));
  mkdirSync(path.dirname(to), { recursive: true });
  if (file.endsWith('.ts')) {
    writeFileSync(to, toJavaScript(await compile(readFileSync(from, 'utf8'))));
  } else if (file.endsWith('.astro')) writeFileSync(to, toJavaScript(readFileSync(from, 'utf8')));
  else cpSync(from, to);
}
writeTypes();
const program = await findOrBundleProgram();
const code = digest.digest('base64');
const bundled = {
  ...(await bundleCommands(LIB, code, program)),
  ...(await bundleQuick(LIB, code)),
};
const sources = [...Object.keys(bundled), ...packagesIn(program)];
writeFileSync(path.join(LIB, 'cli', 'LICENSES.txt'), licenses(sources));
writeFileSync(path.join(LIB, 'belay.mjs'), (await bundleBelay()).text);
await packageProgram(LIB, program);
writeFileSync(path.join(LIB, 'program/drawings.json'), await packedDrawings());
for (const [name, schema] of Object.entries(packageSchemas())) {
  writeFileSync(path.join(SCHEMAS, name), `${JSON.stringify(schema, null, 2)}\n`);
}
