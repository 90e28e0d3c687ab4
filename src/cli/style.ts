import type { Io } from './verb.ts';

/** Ways to set text apart on a terminal; each gives the text back as it was where there is none. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

/** Without colours, as files and pipes want it. */
export const PLAIN: Style = styleWith(() => (text) => text);

/** How to write to a stream: with colours on a terminal, unless `NO_COLOR` is set to anything. */
export function styleOf(stream: { isTTY?: boolean }, env: Io['env']): Style {
  if (!stream.isTTY || env['NO_COLOR'] || env['TERM'] === 'dumb') return PLAIN;
  return styleWith((open, close) => (text) => `\x1b[${open}m${text}\x1b[${close}m`);
}

function styleWith(mark: (open: number, close: number) => (text: string) => string): Style {
  return {
    bold: mark(1, 22),
    dim: mark(2, 22),
    red: mark(31, 39),
    green: mark(32, 39),
    yellow: mark(33, 39),
  };
}
