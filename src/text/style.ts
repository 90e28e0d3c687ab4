/** Ways to emphasise text on a terminal. Elsewhere, each returns the text unchanged. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

/** Without colours, for files and pipes. */
export const PLAIN: Style = styleWith(() => (text) => text);

/** The style for a stream: colours on a terminal, unless `NO_COLOR` is set to a value that is not empty. */
export function styleOf(
  stream: { isTTY?: boolean },
  env: Record<string, string | undefined>,
): Style {
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
