/**
 * A path as a word of a command that a person types: quoted if the shell would split it or replace a part of it.
 *
 * @param platform `process.platform`: `cmd.exe` and PowerShell take double quotes.
 */
export function shellWord(text: string, platform: string = process.platform): string {
  if (/^[\w./\\:@%+,=-]+$/.test(text)) return text;
  return platform === 'win32' ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}
