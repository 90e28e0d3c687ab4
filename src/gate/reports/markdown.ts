/** Escapes text of notes and commands for services that show Markdown. */
import { visibleLine } from '../../text/visible.ts';

/** A link whose text is not read as Markdown. */
export function linked(text: string, url: string): string {
  return `[${plain(text)}](<${encodeURI(visibleLine(url)).replaceAll(/[<>|\\]/g, encodeURIComponent)}>)`;
}

/** Text that is read neither as Markdown nor as HTML: special characters become character references. */
export function plain(text: string): string {
  return visibleLine(text).replaceAll(
    /[!-/:-@[-`{-~]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}
