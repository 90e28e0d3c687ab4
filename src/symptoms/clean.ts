/** Removes what a terminal adds to text: colours, cursor movements, control and direction characters. */

/** ECMA-48 control sequences and strings, each of bounded length so that no input is read twice. */
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is sought.
  /\x1b\[[0-?]{0,40}[ -/]{0,4}[@-~]|\x1b\][^\x07\x1b\n]{0,400}(?:\x07|\x1b\\)|\x1b[@-Z\\^_]|\x9b[0-?]{0,40}[@-~]/g;
/** Colours whose escape character was lost: `[31m`, `^[[0m`. */
const BARE_COLOURS = /(?:\^\[)?\[(?:\d{1,3}(?:;\d{1,3}){0,6})m/g;
/** Zero-width and direction marks: they are invisible, so they must not make two lines differ. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is sought.
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

/** A line as a person sees it: no escapes, no invisible characters, other control characters as spaces. */
export function cleanLine(line: string): string {
  let text = line;
  if (text.includes('\x1b') || text.includes('\x9b')) text = text.replace(ESCAPES, '');
  if (text.includes('[')) text = text.replace(BARE_COLOURS, '');
  return text.replace(INVISIBLE, '').replace(CONTROLS, ' ');
}
