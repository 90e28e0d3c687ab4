/** Masks secrets in what is shown and stored. */
import { maskSecrets } from '../../symptoms/maskSecrets.ts';
import { MIN_SECRET, MIN_SECRET_BASE64 } from '../tuning.ts';

/** The token that `belay update` uses for private journals is always masked, whatever `redact` lists. */
const TOKEN_NAME = 'BELAY_TOKEN';

/** Masks secrets in a text. `cut`: the beginning is missing, so the text may begin within a secret. */
export type Redactor = (text: string, cut?: boolean) => string;

/**
 * Makes a function that replaces the values of environment variables with their names in brackets.
 *
 * A value is found as it is, as in JSON and URLs, and within base64, as in `Authorization: Basic`. In a
 * value of several lines, such as a key, each line is found separately. Values below 4 characters are not masked.
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
 * Like `redactor`, but also masks what looks like a secret: tokens, keys, passwords in URLs, e-mail addresses. For what
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
  const plain = [value, value.trim(), ...lines].filter(({ length }) => length >= MIN_SECRET);
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

/** The base64 characters of a text that do not depend on what is before and after it: one form per alignment. */
function inBase64(text: string): string[] {
  const bytes = Buffer.from(text);
  const forms = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    return encoded.slice(Math.ceil((offset * 8) / 6), whole);
  });
  return forms
    .filter(({ length }) => length >= MIN_SECRET_BASE64)
    .flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
}

/** How many characters at the beginning of a text are the end of a secret. */
function restOf(secret: string, text: string): number {
  for (let length = secret.length - 1; length > 0; length--) {
    if (text.startsWith(secret.slice(-length))) return length;
  }
  return 0;
}
