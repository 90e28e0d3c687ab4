/** What is wrong with YAML that cannot be parsed, in the words of somebody who writes notes. */
import type { Words } from '../../diagnostics/wording/wording.ts';

/** Errors of the parser that writers of notes cause most, by how its message begins. */
const PLAIN: readonly (readonly [begin: string, words: Words])[] = [
  ['Flow sequence', { message: 'this list is never closed', note: 'Close it with "]".' }],
  ['Flow map', { message: 'these fields are never closed', note: 'Close them with "}".' }],
  [
    'Nested mappings are not allowed',
    {
      message: 'this value contains a colon and a space, which begin a field in YAML',
      note: 'Put the text in quotation marks.',
    },
  ],
  [
    'Missing closing',
    {
      message: 'this text is in quotation marks that are never closed',
      note: 'Close them, or remove the first one.',
    },
  ],
  [
    'Tabs are not allowed as indentation',
    { message: 'this line is indented with a tab', note: 'Indent it with spaces.' },
  ],
];

/**
 * The words for an error of the YAML parser.
 *
 * @param message what the parser says.
 * @param text the YAML up to and with the line of the error.
 */
export function yamlErrorWords(message: string, text: string): Words {
  const [first = message] = message.split('\n');
  const [, plain] = PLAIN.find(([begin]) => first.startsWith(begin)) ?? [];
  // A comment within brackets hides the one that closes them, in this line or the one above.
  const lines = text.split('\n').slice(-2);
  if (first.startsWith('Flow') && lines.some((line) => /[[{].*\s#/.test(line))) {
    const note = 'A "#" after a space begins a comment. Put the text in quotation marks.';
    return { message: plain?.message ?? first, note };
  }
  return plain ?? { message: `this is not YAML: ${first}` };
}
