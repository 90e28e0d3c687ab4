/** The scripts of a site in the language of its journal. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';
import { languageFor } from '../language/languages.ts';
import { type ScriptWords, withWords } from '../language/scriptWords.ts';
import { filesBelow, isEmptyFolder } from './buildManifest.ts';
import { ASTRO_SERVER } from './programs.ts';

/** The language of the names of scripts as they are bundled. */
const BUNDLED = 'en';
const SCRIPT = /\.js$/;
/** The name of a script, in a script that loads it, or at the end of a path. */
const SCRIPT_NAME = /[\w.~-]+\.js\b/g;

export interface ClientFiles {
  /** Scripts, styles and other files, by their paths from the root of the site. */
  files: ReadonlyMap<string, string | Uint8Array>;
  /** The path of a script, for its path as it was bundled. */
  nameOf(bundled: string): string;
}

/**
 * Puts the words of a language into scripts. In other languages than English they have other names, so that a browser
 * does not take a script that it kept when the journal had another language.
 *
 * @param client the folder with the bundled files, absolute.
 * @param language the journal's, BCP 47.
 * @param elsewhere files that are not in that folder: their paths from the package's folder.
 */
export function clientFiles(
  client: string,
  words: ScriptWords,
  language: string,
  elsewhere: Readonly<Record<string, string>> = {},
): ClientFiles {
  const site = languageFor(language);
  const names = filesBelow(client).filter((name) => !isServer(name) && !isEmptyFolder(name));
  const scripts = new Set(
    names.filter((name) => SCRIPT.test(name)).map((name) => path.posix.basename(name)),
  );
  const nameOf = (text: string) =>
    site === BUNDLED
      ? text
      : text.replaceAll(SCRIPT_NAME, (name) =>
          scripts.has(name) ? name.replace(SCRIPT, `.${site}.js`) : name,
        );
  const files = names.map((name): [string, string | Uint8Array] => {
    const file = path.join(client, name);
    if (!SCRIPT.test(name)) return [name, readFileSync(file)];
    return [nameOf(name), withWords(nameOf(readFileSync(file, 'utf8')), words[site] ?? {})];
  });
  for (const [name, place] of Object.entries(elsewhere)) {
    files.push([name, readFileSync(path.join(PACKAGE_FOLDER, place))]);
  }
  return { files: new Map(files), nameOf };
}

/** Whether a file is code that renders pages: Astro has it in the same folder until all pages are rendered. */
export function isServer(name: string): boolean {
  return name.startsWith(`${ASTRO_SERVER}/`);
}
