import { asTyped } from '../text/asTyped.ts';
import type { Io } from './verb.ts';

/** A text with its commands rewritten to what the reader can type. */
export function typedHere(text: string, { command = 'belay' }: Pick<Io, 'command'>): string {
  return asTyped(text, command);
}
