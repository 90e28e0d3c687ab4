/** Where a note is edited on the web. */

/**
 * The address of the editor of a file. On a Git host, it differs from that of the file's page by one word.
 *
 * @param source where the journal's files can be read: `source` of journal.yaml.
 * @param path of the file, from the content folder.
 * @returns `undefined` if the journal does not say where its files are, or not in this form.
 */
export function editorOf(source: string | undefined, path: string): string | undefined {
  const file = source === undefined ? '' : new URL(encodeURI(path), source).href;
  return file.includes('/blob/') ? file.replace('/blob/', '/edit/') : undefined;
}
