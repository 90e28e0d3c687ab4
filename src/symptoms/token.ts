/** The tokens that a line is split into. */

/** The kinds of masked text: each is written as `‹kind›` in the normalised line. */
export type MaskKind =
  | 'time'
  | 'number'
  | 'address'
  | 'hash'
  | 'uuid'
  | 'ip'
  | 'port'
  | 'host'
  | 'email'
  | 'version'
  | 'amount'
  | 'path'
  | 'blob';

/**
 * How much a token tells by its form: a `word` of prose; a `symbol` (an identifier with inner structure); a
 * `key` (an error code, an exception's type, an errno name); a `frame` of a stack trace.
 */
export type TokenKind = 'mask' | 'word' | 'symbol' | 'key' | 'frame';

export interface Token {
  kind: TokenKind;
  text: string;
  /** Its position in the line. */
  start: number;
  end: number;
}

/** A mask as it is written in a normalised line. */
export function maskText(kind: MaskKind): string {
  return `‹${kind}›`;
}

/** Written before a stack frame in a normalised line. */
export const FRAME_MARK = '↳';
