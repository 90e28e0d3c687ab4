/** The licenses of packages whose code is bundled. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A license as packages ship it. */
const LICENSE_FILE = /^licen[cs]e(?:\.(?:md|txt))?$/i;

/** The text of all licenses, by package. @param folders of the packages. */
export function licensesOf(folders: Iterable<string>): string {
  return [...folders]
    .sort()
    .map((folder) => {
      const file = readdirSync(folder).find((name) => LICENSE_FILE.test(name));
      const { name, version, license } = JSON.parse(
        readFileSync(path.join(folder, 'package.json'), 'utf8'),
      );
      const text =
        file === undefined
          ? `License: ${license}`
          : readFileSync(path.join(folder, file), 'utf8').trim();
      return `${name} ${version}\n\n${text}\n`;
    })
    .join('\n---\n\n');
}
