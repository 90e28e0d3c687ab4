import { asTyped } from '../text/asTyped.ts';
import type { Io } from './verb.ts';

/** A text whose commands can be typed where it is read. */
export function typedHere(text: string, { command = 'belay' }: Pick<Io, 'command'>): string {
  return asTyped(text, command);
}
