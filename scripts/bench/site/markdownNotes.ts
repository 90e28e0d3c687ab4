/** The notes of a journal as Markdown alone, so that all tools build the same ones. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Turns the `.mdx` notes of a content folder into `.md` notes with the same text. The peers cannot show Belay's components.
 *
 * @param folder absolute. It must be a copy.
 */
export function makeMarkdown(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.mdx?$/.test(name)) continue;
    const file = path.join(folder, name);
    const text = readFileSync(file, 'utf8');
    const plain = name.endsWith('.mdx') ? withoutComponents(text) : text;
    // Links to notes end with the names of their files.
    writeFileSync(file.replace(/\.mdx$/, '.md'), plain.replaceAll('.mdx)', '.md)'));
    if (name.endsWith('.mdx')) rmSync(file);
  }
}

/** The imports are left out, and a timeline becomes a list. */
function withoutComponents(text: string): string {
  return text
    .replace(/^import .*;\n\n?/gm, '')
    .replace(/^<Timeline\n[\s\S]*?^\/>$/gm, (timeline) =>
      [...timeline.matchAll(/at: '(.*?)', text: '(.*?)'/g)]
        .map(([, at, what]) => `- ${at} ${what}`)
        .join('\n'),
    );
}
