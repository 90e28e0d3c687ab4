/** A watch that is killed (SIGKILL) before and after each change of a file and each request, one after another. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Receiver } from './receiver.ts';
import { type Count, countOf, saved, watchedProject } from './watch.ts';

/** Kills the round that finds a failure, and the round that finds its end, at each step. Then two rounds run undisturbed. */
export async function* killedAtEachStep(receiver: Receiver): AsyncGenerator<Count> {
  for (const kind of ['failure', 'end of a failure'] as const) {
    using project = await watchedProject(receiver);
    receiver.shop = true;
    await project.round();
    if (kind !== 'failure') {
      receiver.shop = false;
      await project.round();
    }
    const restore = saved(project);
    receiver.shop = kind !== 'failure';
    const file = path.join(tmpdir(), `belay-faults-steps-${process.pid}`);
    await project.round({ BELAY_STEPS: file });
    const steps = Number(readFileSync(file, 'utf8'));
    const sum = { due: 0, missing: 0, marked: 0, unmarked: 0 };
    for (let step = 1; step <= steps; step++) {
      restore();
      receiver.posted.length = 0;
      await project.round({ BELAY_KILL_AT: String(step) });
      await project.round();
      await project.round();
      const { due, missing, marked, unmarked } = countOf('', receiver, 1);
      sum.due += due;
      sum.missing += missing;
      sum.marked += marked;
      sum.unmarked += unmarked;
    }
    yield { fault: `killed while it reports the ${kind}`, tried: steps, ...sum };
  }
}
