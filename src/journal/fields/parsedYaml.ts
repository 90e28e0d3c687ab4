/** YAML that a person wrote, parsed, with the place in its file of each part. */
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import type { Place } from '../../diagnostics/diagnostic.ts';

export interface YamlSource {
  path: string;
  /** The YAML, without any fences. */
  text: string;
  /** The line of the file that the YAML's first line is on. */
  firstLine: number;
  /** The code of the problems. */
  code: 'front-matter' | 'journal-config';
  /** The fields whose values are free text, in which a ` #` is unlikely to be a comment. */
  texts: readonly string[];
}

/** YAML with the places of its parts. */
export interface ParsedYaml {
  source: YamlSource;
  document: Document.Parsed;
  /** The place of a part of the text, from offset to offset. */
  placeAt: (start: number, end?: number) => Place;
}

/** Parses YAML. Its problems are in `document.errors` and `document.warnings`. */
export function parseYaml(source: YamlSource): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (start: number, end = start): Place => {
    const from = lines.linePos(start);
    const to = lines.linePos(end);
    return {
      path: source.path,
      line: from.line + source.firstLine - 1,
      column: from.col,
      endLine: to.line + source.firstLine - 1,
      endColumn: to.col,
    };
  };
  return { source, document, placeAt };
}

/** The place of a field's name. */
export function keyPlace(parsed: ParsedYaml, parent: readonly PropertyKey[], key: string): Place {
  const { document } = parsed;
  const map = parent.length === 0 ? document.contents : document.getIn(parent, true);
  const pair = isMap(map)
    ? map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
    : undefined;
  return placeOf(parsed, pair?.key as Node | undefined);
}

/** The value at a path, or the nearest that contains it. */
export function nodeAt({ document }: ParsedYaml, path: readonly PropertyKey[]): Node | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (node && typeof node === 'object' && 'range' in node) return node as Node;
  }
  return document.contents ?? undefined;
}

/** The place of a value, or the beginning of the YAML where there is none. */
export function placeOf({ placeAt }: ParsedYaml, node: Node | undefined): Place {
  return node?.range ? placeAt(node.range[0], node.range[1]) : placeAt(0);
}
