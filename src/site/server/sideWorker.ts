/** A worker thread's end of `sideFiles`: writes redirect pages and draws pictures, then ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { keepCompiledCode } from '../../files/keepCompiledCode.ts';
import type { SideTask, WrittenFiles } from './sideFiles.ts';

// A worker does not share this with the main thread. Everything else is loaded after it.
keepCompiledCode(process.env);
const [{ fileWriter }, { redirectPage }] = await Promise.all([
  import('./fileWriter.ts'),
  import('./redirectPage.ts'),
]);

const { folder, earlier, redirects, pictures } = workerData as SideTask;
const write = fileWriter(folder, earlier);
const written: WrittenFiles = new Map();
for (const { file, title, target } of redirects) {
  written.set(file, write(file, redirectPage(title, target)));
}
if (pictures.length > 0) {
  const { drawerOf } = await import('./previews/drawPreviews.ts');
  const draw = await drawerOf(pictures);
  for (const picture of pictures)
    written.set(picture.file, write(picture.file, await draw(picture)));
}
parentPort?.postMessage(written);
