/**
 * Joins the chunks that esbuild makes into one file. The code that most runs need is code in it. Each other chunk is a
 * comment in it, which is compiled when it is needed: Node skips a comment faster than it reads a string, and much faster
 * than code that does not run.
 */
import path from 'node:path';
import { build, type Metafile, type OutputFile, type Plugin, transform } from 'esbuild';

/** What `esbuild.build` gives with `splitting`. */
export interface Chunks {
  outputFiles: readonly OutputFile[];
  metafile: Metafile;
}

interface Joining {
  /** The name of the entry's file. It exports `done`: the promise to wait for. */
  entry: string;
  /** Whether the chunk of an entry point belongs to the code that most runs need, with all that it imports. */
  isEager(entryPoint: string): boolean;
  /** The oldest Node that can read the code, as esbuild writes it: `node16`. */
  target: string;
}

/** The files as one ES module, without its first lines. */
export async function joinParts(chunks: Chunks, joining: Joining): Promise<string> {
  const texts = new Map(chunks.outputFiles.map((file) => [path.basename(file.path), file.text]));
  const eager = eagerChunks(chunks.metafile, joining);
  const options = { ...COMMON, target: joining.target };
  const core = await build({
    ...options,
    stdin: { contents: coreOf([...eager], joining.entry) },
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [fromChunks(texts, eager)],
  });
  const rest = [...texts].filter(([name]) => !eager.has(name));
  const parts = await Promise.all(
    rest.map(async ([name, text]) => {
      const { code } = await transform(text, { ...options, format: 'cjs' });
      return `${JSON.stringify(`./${name}`)}:${commentOf(code.trim())}`;
    }),
  );
  return `const PARTS = {\n${parts.join(',\n')}\n};\n${LOADER}\n${core.outputFiles[0]?.text ?? ''}`;
}

const COMMON = {
  platform: 'node',
  minify: true,
  // Node reads a file without other characters faster.
  charset: 'ascii',
  legalComments: 'inline',
  // `import('./part.js')` becomes a `require`, which the loader answers.
  supported: { 'dynamic-import': false, 'regexp-unicode-property-escapes': true },
} as const;

/**
 * Finds a chunk by its name: first among those that are code of this file, then among its comments, then in Node. Node
 * keeps the text of the file, so a function has its comment in its own text, whatever happens to the file meanwhile.
 */
const LOADER = `
const loaded = Object.create(null);
function require(name) {
  if (!name.startsWith('./')) return nodeRequire(name);
  const module = loaded[name];
  if (module !== undefined) return module.exports;
  const made = loaded[name] = { exports: {} };
  const text = PARTS[name].toString();
  const code = text.slice(text.indexOf('/*') + 2, text.lastIndexOf('*/')).replaceAll('*_/', '*/');
  const parameters = ['exports', 'require', 'module', '__filename'];
  const filename = __filename + name.slice(1);
  nodeRequire('node:vm').compileFunction(code, parameters, { filename })(made.exports, require, made, __filename);
  return made.exports;
}`.trim();

/** A function without code, which holds a text in a comment: `LOADER` takes it from there. */
function commentOf(text: string): string {
  if (text.includes('*_/')) throw new Error('the code of a part contains *_/');
  return `()=>{/*${text.replaceAll('*/', '*_/')}*/}`;
}

/** The chunks of the entry points that most runs need, and those that they import. */
function eagerChunks({ outputs }: Metafile, { isEager }: Joining): Set<string> {
  const files = new Map(
    Object.entries(outputs).map(([file, output]) => [path.basename(file), output]),
  );
  const eager = new Set<string>();
  const add = (name: string) => {
    const { imports = [] } = files.get(name) ?? {};
    if (eager.has(name) || !files.has(name)) return;
    eager.add(name);
    for (const each of imports) {
      if (each.kind === 'import-statement') add(path.basename(each.path));
    }
  };
  for (const [name, { entryPoint }] of files) {
    if (entryPoint !== undefined && isEager(entryPoint)) add(name);
  }
  return eager;
}

/** A module that has all eager chunks, registers them for the others, and waits for the entry. */
function coreOf(eager: readonly string[], entry: string): string {
  return [
    ...eager.map((name, index) => `import * as chunk${index} from ${JSON.stringify(`./${name}`)};`),
    ...eager.map(
      (name, index) => `loaded[${JSON.stringify(`./${name}`)}] = { exports: chunk${index} };`,
    ),
    `await chunk${eager.indexOf(entry)}.done;`,
  ].join('\n');
}

/** Lets esbuild read eager chunks from memory, and leaves the others to the loader. */
function fromChunks(texts: ReadonlyMap<string, string>, eager: ReadonlySet<string>): Plugin {
  return {
    name: 'from-chunks',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path: name, kind }) => {
        const isCode = kind === 'import-statement' && eager.has(path.basename(name));
        return isCode
          ? { path: path.basename(name), namespace: 'chunk', sideEffects: true }
          : { path: name, external: true };
      });
      onLoad({ filter: /./, namespace: 'chunk' }, ({ path: name }) => ({
        contents: texts.get(name) ?? '',
      }));
    },
  };
}
