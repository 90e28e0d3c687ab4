/**
 * Messages name commands as `belay VERB`. This rewrites them to what the reader can type:
 * `.belay/belay VERB` in a project, `npx belay VERB` in a journal.
 *
 * @param text its commands follow a backquote, the beginning of a line (a variable may come first), `Usage:`, `&&` or `|`.
 * @param command what to type instead of `belay`.
 */
export function asTyped(text: string, command: string): string {
  return text.replaceAll(
    /(`|^[ \t]*(?:[A-Z_]+=\S+ )?|Usage: |&& |\| )belay (?=[a-zA-Z])/gm,
    `$1${command.replaceAll('$', '$$$$')} `,
  );
}
