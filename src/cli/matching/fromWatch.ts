/** Turns an outage that a watch saw into the beginning of a note. */
import path from 'node:path';
import { wholeText } from '../../files/wholeFile.ts';
import { UsageError } from '../../gate/usageError.ts';
import { type Outage, WatchState } from '../../gate/watch/watchState.ts';
import type { KnownOfIncident } from '../../journal/templates/incidentTemplate.ts';
import { excerptOf } from '../../symptoms/excerpt.ts';

/**
 * Reads the last outage that a watch saw, with all rules that failed during it.
 *
 * @param file `.belay/watch.json` of the project, as given.
 * @returns when it began, and the fields of the note.
 * @throws {UsageError} if the file has none.
 */
export async function knownFromWatch(
  file: string,
  cwd: string,
): Promise<{ began: string; known: KnownOfIncident }> {
  const text = await wholeText(path.resolve(cwd, file)).catch((error: Error) => {
    throw new UsageError(
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? error.message}.`,
    );
  });
  const state = WatchState.safeParse(jsonOf(text)).data;
  if (!state) throw new UsageError(`${file} is not the state of a watch.`);
  const last = state.outages.at(-1);
  if (!last) throw new UsageError(`${file} contains no outage.`);
  const together = state.outages.filter((outage) => overlap(outage, last));
  const began = earliest(together.map((outage) => outage.began));
  const over = together.every(({ restored }) => restored !== undefined);
  const resolved = together
    .flatMap(({ restored }) => restored ?? [])
    .sort()
    .at(-1);
  return {
    began: seconds(began),
    known: {
      ...(over && resolved !== undefined && { resolved: seconds(resolved) }),
      detectedBy: 'belay watch',
      story: `These rules failed:\n\n${together.map((outage) => `- ${oneLine(outage.text)}`).join('\n')}`,
      timeline: together.flatMap(rowsOf).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
      log: excerptOf(
        together.map(({ found, detail }) => [found, detail ?? ''].join('\n')).join('\n'),
      ),
    },
  };
}

function overlap(one: Outage, other: Outage): boolean {
  const end = (outage: Outage) => outage.restored ?? '9999';
  return one.began <= end(other) && other.began <= end(one);
}

function rowsOf({ rule, began, noticed, restored }: Outage): [string, string][] {
  return [
    [seconds(began), `\`${rule}\` begins to fail`],
    [seconds(noticed), `\`belay watch\` reports that \`${rule}\` fails`],
    ...(restored === undefined
      ? []
      : [[seconds(restored), `\`${rule}\` is good again`] as [string, string]]),
  ];
}

function earliest(times: readonly string[]): string {
  return [...times].sort()[0] ?? '';
}

/** An instant without its milliseconds. */
function seconds(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
