/** Matches logs in a worker, so that the page stays responsive whatever is pasted. */
import { Matcher } from '../../symptoms/matcher.ts';
import { type OpenIndex, openIndex } from '../../symptoms/openIndex.ts';
import type { MatchResult } from '../../symptoms/types.ts';
import { href } from './href.ts';

/** A request of the page. Each request has a number, which its answer repeats. */
export interface MatchQuestion {
  run: number;
  log: string | Blob;
}

export interface MatchAnswer {
  run: number;
  /** Missing if the index cannot be loaded. */
  result?: MatchResult;
}

let index: Promise<OpenIndex> | undefined;
let latest = 0;

async function loadIndex(): Promise<OpenIndex> {
  const response = await fetch(href('symptoms.json'));
  if (!response.ok) throw new Error(`symptoms.json: ${response.status}`);
  return openIndex(await response.json());
}

addEventListener('message', async ({ data }: MessageEvent<MatchQuestion>) => {
  const { run, log } = data;
  latest = run;
  index ??= loadIndex();
  try {
    const matcher = new Matcher(await index);
    if (typeof log === 'string') matcher.add(log);
    else await addBlob(matcher, log, () => run === latest);
    if (run === latest) postMessage({ run, result: matcher.result() } satisfies MatchAnswer);
  } catch {
    index = undefined;
    postMessage({ run } satisfies MatchAnswer);
  }
});

/** Reads a file piece by piece, in whole lines if it has any. Stops when a later request has come. */
async function addBlob(matcher: Matcher, blob: Blob, goesOn: () => boolean): Promise<void> {
  const decoder = new TextDecoder();
  const reader = blob.stream().getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const end = done || rest.length > 1 << 20 ? rest.length : rest.lastIndexOf('\n') + 1;
    matcher.add(rest.slice(0, end));
    rest = rest.slice(end);
    if (done || !goesOn()) return;
  }
}
