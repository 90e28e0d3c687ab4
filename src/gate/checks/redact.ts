/** Blanking secrets in what is shown and kept. */
import { maskSecrets } from '../../symptoms/maskSecrets.ts';

/** A shorter value is a word like any other: blanking it would only spoil the text. */
const SHORTEST = 4;
/** A shorter piece of base64 turns up by chance. */
const SHORTEST_BASE64 = 8;

/** Blanks secrets in a text. `cut`: the text's beginning is missing, so it may begin within a secret. */
/** The token that `belay update` uses for private journals is blanked, whatever `redact` lists. */
const TOKEN_NAME = 'BELAY_TOKEN';

export type Redactor = (text: string, cut?: boolean) => string;

/**
 * Makes a function that replaces the values of environment variables by their names in brackets.
 *
 * A value is found as it is, as JSON and URLs write it, and within base64, as in `Authorization: Basic`. Of a
 * value of many lines, as keys are, each line is found by itself. Values below 4 characters are left.
 */
export function redactor(
  names: readonly string[],
  env: Record<string, string | undefined>,
): Redactor {
  const forms = names
    .flatMap((name) => formsOf(env[name] ?? '').map((form) => [name, form] as const))
    .toSorted(([, a], [, b]) => b.length - a.length);
  return (text, cut = false) => {
    const rest = cut ? Math.max(0, ...forms.map(([, form]) => restOf(form, text))) : 0;
    return forms.reduce(
      (blanked, [name, form]) => blanked.replaceAll(form, () => `[${name}]`),
      text.slice(rest),
    );
  };
}

/**
 * As `redactor`, and blanks what looks like a secret, too: tokens, keys, passwords in URLs, e-mail addresses. For what
 * is shown and recorded, not for what is compared.
 */
export function masker(
  names: readonly string[],
  env: Record<string, string | undefined>,
): Redactor {
  const blank = redactor([...names, TOKEN_NAME], env);
  return (text, cut) => maskSecrets(blank(text, cut));
}

function formsOf(value: string): string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const plain = [value, value.trim(), ...lines].filter(({ length }) => length >= SHORTEST);
  const forms = plain.flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    ...inUrls(text),
    ...inBase64(text),
  ]);
  return [...new Set(forms)];
}

function inUrls(text: string): string[] {
  const escaped = encodeURIComponent(Buffer.from(text).toString());
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  return [escaped, form, escaped.replaceAll(/%../g, (code) => code.toLowerCase())];
}

/** The characters that a text has in base64 whatever is before and after it: one form for each alignment. */
function inBase64(text: string): string[] {
  const bytes = Buffer.from(text);
  const forms = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    return encoded.slice(Math.ceil((offset * 8) / 6), whole);
  });
  return forms
    .filter(({ length }) => length >= SHORTEST_BASE64)
    .flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
}

/** How much of a text's beginning is the end of a secret. */
function restOf(secret: string, text: string): number {
  for (let length = secret.length - 1; length > 0; length--) {
    if (text.startsWith(secret.slice(-length))) return length;
  }
  return 0;
}
