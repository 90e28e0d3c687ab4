import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compiledCodeFolder, keepCompiledCode } from '../files/keepCompiledCode.ts';
import { keptScript } from '../files/keptScript.ts';

/** The digest of all code, where it is bundled. */
declare const BELAY_CODE: string | undefined;

/** Runs one of `QUICK_VERB_NAMES`. The package has them in one file, of which each verb keeps what it has compiled. */
export async function runQuick(verb: string): Promise<void> {
  if (typeof BELAY_CODE === 'undefined') {
    await (await import('./quick.ts')).runQuick();
    return;
  }
  const file = path.join(import.meta.dirname, 'quick.cjs');
  const script = keptScript(file, keptFile(verb, BELAY_CODE, file));
  const module = { exports: {} as typeof import('./quick.ts') };
  script.run({
    module,
    exports: module.exports,
    require: createRequire(file),
    __filename: file,
    __dirname: import.meta.dirname,
    importFile: (other: string) => {
      keepCompiledCode(process.env);
      return import(other);
    },
  });
  // What a refused command line has compiled is too little to keep.
  if (await module.exports.runQuick()) script.keep();
}

/** V8 knows another text only by its length, so the name has the time of the file, in case somebody edits it. */
function keptFile(verb: string, code: string, file: string): string | undefined {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE || NODE_V8_COVERAGE) return undefined;
  const folder = compiledCodeFolder(process.env);
  const { version, arch } = process;
  const name = [verb, version, arch, code.replaceAll(/\W/g, '_'), statSync(file).mtimeMs];
  return folder && path.join(folder, name.join('-'));
}
