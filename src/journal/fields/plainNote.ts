/** Finds a title and a summary for a Markdown file that is not a note of a journal. */
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { parse } from 'yaml';
import { leadOf, shortened } from './leadOf.ts';
import type { PlainData } from './types.ts';

/**
 * The title and summary of a file: from its front matter, else its first heading and paragraph, else its name.
 * A heading that is the title is taken out of the tree, for the page has it already.
 *
 * @param frontMatter any front matter, in whatever form.
 * @param path the file's, as `runbooks/mail/README.md`.
 */
export function plainData(frontMatter: string | undefined, tree: Root, path: string): PlainData {
  const fields = looseFields(frontMatter);
  const heading = tree.children.find((node) => node.type === 'heading' && node.depth === 1);
  const headline = heading && textOf(heading).trim();
  const title = fields['title'] || headline || titleInHtml(tree) || nameOf(path);
  if (heading && headline === title) tree.children.splice(tree.children.indexOf(heading), 1);
  const text = fields['summary'] || fields['description'];
  return { title, summary: text ? shortened(text) : leadOf(tree), appliesTo: {} };
}

/** The texts among the fields of YAML or TOML; nothing where it is neither. */
function looseFields(frontMatter = ''): Record<string, string> {
  const toml = frontMatter.matchAll(/^(\w+)[ \t]*=[ \t]*(["'])(.*)\2[ \t]*\r?$/gm);
  const fields: Record<string, string> = {};
  for (const [, name = '', , value = ''] of toml) fields[name] = value;
  try {
    const yaml: unknown = parse(frontMatter, { maxAliasCount: 100 });
    for (const [name, value] of Object.entries(yaml ?? {})) {
      if (typeof value === 'string' || typeof value === 'number')
        fields[name] = String(value).trim();
    }
  } catch {
    // A person can still read the rest.
  }
  return fields;
}

function titleInHtml(tree: Root): string | undefined {
  for (const node of tree.children) {
    const inside = node.type === 'html' && /<h1\b[^>]*>(.*?)<\/h1>/is.exec(node.value)?.[1];
    if (inside) return inside.replaceAll(/<[^>]*>/g, '').trim();
  }
  return undefined;
}

/** `mail/README.md` is called by its folder; `disk-full.md` is “Disk full”. */
function nameOf(path: string): string {
  const segments = path.replace(/\.\w+$/, '').split('/');
  const isIndex = segments.length > 1 && /^(?:readme|_?index)$/i.test(segments.at(-1) ?? '');
  const words = (segments.at(isIndex ? -2 : -1) ?? '').replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1) || path;
}
