/** A worker thread of the bundled command line: see `compileAll.ts`. */
import { keepCompiledCode } from '../files/keepCompiledCode.ts';

keepCompiledCode(process.env);
const { startWorker } = await import('./bundled.ts');
await startWorker();
