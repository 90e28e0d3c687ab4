/** Text of notes and commands, for services that show Markdown. */
import { visibleLine } from '../../text/visible.ts';

/** A link whose text is no Markdown. */
export function linked(text: string, url: string): string {
  return `[${plain(text)}](<${encodeURI(visibleLine(url)).replaceAll(/[<>|\\]/g, encodeURIComponent)}>)`;
}

/** Text that is neither Markdown nor HTML: every mark of either is written as a character reference. */
export function plain(text: string): string {
  return visibleLine(text).replaceAll(
    /[!-/:-@[-`{-~]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}
