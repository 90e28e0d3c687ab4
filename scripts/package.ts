#!/usr/bin/env node
/**
 * Run by `npm pack` first: makes `lib/` from `src/`, as Node does not strip types in `node_modules`, and `schemas/`.
 *
 * Files are not bundled: Astro takes pages and components from there, as it does from `src/` here.
 */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { bundleBelay } from '../src/cli/bundle.ts';
import { PACKAGE_FOLDER } from '../src/files/packageFolder.ts';
import { packageSchemas } from './package/schemas.ts';

const SOURCE = path.join(PACKAGE_FOLDER, 'src');
const LIB = path.join(PACKAGE_FOLDER, 'lib');
const SCHEMAS = path.join(PACKAGE_FOLDER, 'schemas');
/** Left out: tests, and the code that makes `belay.mjs`, which is made here. */
const LEFT_OUT =
  /(?:^|\/)(?:e2e|testing|fixtures)\/|\.test\.ts$|\.d\.ts$|^cli\/(?:bundle|belayMjs)\.ts$/;
/** The files whose types a program may want to import. */
const TYPED = ['rules/plugin.ts', 'cli/types.ts'];

/** `'./a.ts'` → `'./a.js'`, also where a worker or a component refers to a file. */
function toJavaScript(text: string): string {
  return text.replaceAll(/(['"`])(\.{1,2}\/[^'"`\n]*)\.ts\1/g, '$1$2.js$1');
}

function compile(text: string, fileName: string): string {
  const { outputText } = ts.transpileModule(text, {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      removeComments: true,
    },
  });
  return outputText;
}

/** An error about a type that is not exported. It does not matter: the file that uses it has no declaration, and no public type comes from it. */
const NOT_NAMED = 4023;

function writeTypes(): void {
  const program = ts.createProgram(
    TYPED.map((file) => path.join(SOURCE, file)),
    {
      target: ts.ScriptTarget.ES2024,
      lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      rewriteRelativeImportExtensions: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      types: ['node'],
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: SOURCE,
      outDir: LIB,
    },
  );
  const { diagnostics } = program.emit();
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics].filter(
    ({ code }) => code !== NOT_NAMED,
  );
  if (problems.length === 0) return;
  throw new Error(ts.formatDiagnostics(problems, ts.createCompilerHost({})));
}

for (const folder of [LIB, SCHEMAS]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
const files = globSync('**/{*.{ts,astro,css,lua,woff2},LICENSE}', { cwd: SOURCE }).map((file) =>
  file.replaceAll(path.sep, '/'),
);
for (const file of files) {
  if (LEFT_OUT.test(file)) continue;
  const from = path.join(SOURCE, file);
  const to = path.join(LIB, file.replace(/\.ts$/, '.js'));
  mkdirSync(path.dirname(to), { recursive: true });
  if (file.endsWith('.ts')) {
    writeFileSync(to, toJavaScript(compile(readFileSync(from, 'utf8'), file)));
  } else if (file.endsWith('.astro')) writeFileSync(to, toJavaScript(readFileSync(from, 'utf8')));
  else cpSync(from, to);
}
writeTypes();
writeFileSync(path.join(LIB, 'belay.mjs'), (await bundleBelay()).text);
for (const [name, schema] of Object.entries(packageSchemas())) {
  writeFileSync(path.join(SCHEMAS, name), `${JSON.stringify(schema, null, 2)}\n`);
}
