import { structuredPatch } from 'diff';
import { MAX_DIFF_EDITS, MAX_DIFF_LINES } from '../tuning.ts';

export interface LineDiff {
  added: number;
  removed: number;
  /** A unified diff, shortened if it is long. */
  text: string;
}

/** What changed between two texts, line by line. */
export function lineDiff(before: string, after: string): LineDiff {
  const lines = unified(before, after) ?? unordered(before, after);
  const shown = lines.slice(0, MAX_DIFF_LINES);
  const hidden = lines.length - shown.length;
  return {
    added: lines.filter((line) => line.startsWith('+')).length,
    removed: lines.filter((line) => line.startsWith('-')).length,
    text: [...shown, ...(hidden > 0 ? [`… and ${hidden} more lines`] : [])].join('\n'),
  };
}

function unified(before: string, after: string): string[] | undefined {
  const patch = structuredPatch('', '', before, after, '', '', {
    context: 3,
    maxEditLength: MAX_DIFF_EDITS,
  });
  return patch?.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines,
  ]);
}

/** Lines that only one of the texts has. If there are none, their order differs. */
function unordered(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    '@@ too many changes to show where: removed lines, then added lines @@',
    ...without(old, now).map((line) => `-${line}`),
    ...without(now, old).map((line) => `+${line}`),
  ];
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
