/** Distinguishes a log from other text, for fences without a language. */
import { readFrame } from './frames.ts';
import { prefixLength } from './prefixes.ts';

/** A message of an exception, a compiler or a shell, at a line's beginning. */
const MESSAGE =
  /^\s{0,8}(?:[\w.$]{1,120}(?:Error|Exception|Warning|Panic)\b|(?:Traceback \(most|Caused by|panic|fatal|FATAL|ERROR|error(?:\[E\d+\])?|npm (?:ERR!|error)|make(?:\[\d+\])?):|Segmentation fault|\*\*\* )/;

/** Whether a third of the lines have a log's prefix, are stack frames or name an error. */
export function looksLikeLog(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const logged = lines.filter(
    (line) =>
      prefixLength(line) > 0 ||
      readFrame(line) !== undefined ||
      MESSAGE.test(line.slice(0, 200)) ||
      line.startsWith('{"'),
  );
  return lines.length > 0 && logged.length * 3 >= lines.length;
}
