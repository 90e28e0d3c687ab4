/**
 * Masks what must not get into a note: tokens, keys, passwords and e-mail addresses. What it cannot recognise as
 * a secret (a customer's name, a host) stays, so a person must read the note before it is shared.
 */

import { inAnyScript, isAscii, type ScriptPattern } from './scripts.ts';

const SECRET = '[secret]';
const EMAIL = '[e-mail]';

/** A value: quoted, or up to the next space or sign that ends one. */
const VALUE = `(?:"(?:[^"\\\\\\n]|\\\\.){1,2000}"|'[^'\\n]{1,2000}'|[^\\s"',;&)}\\]]{1,2000})`;
const NAMES =
  '(?:pg)?pass(?:word|wd|phrase)?|pwd|secret(?:[_-]?key)?|client[_-]?secret|token|(?:access|refresh|id|auth|session|csrf)[_-]?token|api[_-]?key|apikey|access[_-]?key(?:[_-]?id)?|account[_-]?key|shared[_-]?access[_-]?key|private[_-]?key|secret[_-]?access[_-]?key|signature|sig|credential|session(?:id)?|sid|passcode|otp|pin|şifre|parola|kennwort|passwort|mot_de_passe';

/** Parts of those names: an ASCII text without any of them has none of the names. */
const NAME_PARTS =
  'pass pwd secret token key sig credential session sid otp pin parola kennwort'.split(' ');

interface Rule {
  /** One of these is in all text that the pattern finds, in lower case. Looking for them takes a fraction of the time. */
  needs?: readonly string[];
  pattern: RegExp | ScriptPattern;
  by: string;
}

/** The rules to try. */
interface Masks {
  all: readonly Rule[];
  /** For lines that are ASCII. */
  ascii: readonly Rule[];
}

/** Each is bounded, and its matches cannot share a beginning: so the time is linear in the length of the text. */
const RULES: readonly Rule[] = [
  {
    // postgres://shop:hunter2@db/shop
    needs: ['://'],
    pattern: /(\b[a-z][\w+.-]{0,20}:\/\/[^\s/:@]{0,100}:)[^\s/@]{1,400}(?=@)/gi,
    by: `$1${SECRET}`,
  },
  {
    // Authorization: Bearer …, Proxy-Authorization: Basic …
    needs: ['authorization'],
    pattern: /\b(authorization["']?\s?[:=]\s?["']?(?:\w{1,20} )?)[^\s"',]{3,4000}/gi,
    by: `$1${SECRET}`,
  },
  {
    needs: ['bearer ', 'basic '],
    pattern: /\b((?:bearer|basic) )[\w+/=.~-]{8,4000}/gi,
    by: `$1${SECRET}`,
  },
  {
    needs: ['cookie'],
    pattern: /\b((?:set-)?cookie["']?\s?[:=]\s?["']?)[^"'\n]{3,4000}/gi,
    by: `$1${SECRET}`,
  },
  {
    // password=…, "apiKey": "…", --token …, AWS_SECRET_ACCESS_KEY=…
    needs: NAME_PARTS,
    pattern: inAnyScript(
      `((?<![\\p{L}\\d/])(?:[\\w-]{0,40}[_-])?(?:${NAMES})["']?\\s?(?:=>|[:=])\\s?)${VALUE}`,
      'giu',
    ),
    by: `$1${SECRET}`,
  },
  {
    needs: NAME_PARTS,
    pattern: inAnyScript(`(--(?:[\\w-]{0,40}-)?(?:${NAMES}) )${VALUE}`, 'giu'),
    by: `$1${SECRET}`,
  },
  {
    // IDENTIFIED BY '…', user 'x' with password '…'
    needs: ['identified by ', 'password '],
    pattern:
      /\b((?:identified by|with password|password is) )(?:'[^'\n]{1,400}'|"[^"\n]{1,400}"|\S{1,400})/gi,
    by: `$1${SECRET}`,
  },
  {
    // curl -u shop:hunter2
    needs: ['curl'],
    pattern: /(\bcurl\b[^\n]{0,400}?\s(?:-u|--user)[ =]?["']?[^\s:"']{1,64}:)[^\s"']{1,200}/g,
    by: `$1${SECRET}`,
  },
  {
    // Addresses of incoming webhooks, which anybody who has them may post to
    needs: ['hooks.slack.com', 'discord', 'webhook.office.com'],
    pattern:
      /(\b(?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks|[\w.-]{1,60}\.webhook\.office\.com\/webhookb2)\/)[\w@/.-]{10,400}/g,
    by: `$1${SECRET}`,
  },
  {
    // Tokens with a vendor's prefix: AWS, GitHub, GitLab, Slack, Stripe, Google, npm, SendGrid, PyPI, JWT
    pattern:
      /\b(?:A[KS]IA[0-9A-Z]{16}|gh[pousr]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,64}|xox[abeoprs]-[\w-]{10,250}|xapp-[\w-]{10,250}|[srp]k_(?:live|test)_\w{10,250}|whsec_\w{10,250}|AIza[\w-]{35}|ya29\.[\w-]{20,400}|npm_\w{30,64}|SG\.[\w-]{16,32}\.[\w-]{16,64}|pypi-[\w-]{20,400}|hvs\.[\w-]{20,200}|dop_v1_\w{20,100}|eyJ[\w-]{8,4000}\.[\w-]{8,4000}(?:\.[\w-]{0,2000})?)/g,
    by: SECRET,
  },
  {
    needs: ['ssh-'],
    pattern: /\bssh-(?:rsa|ed25519|dss) [\w+/=]{40,2000}/g,
    by: SECRET,
  },
  {
    // sha256 digests and commits in lower case stay; a mixed alphabet of this length is a generated key
    pattern:
      /(?<![\w+/=-])(?=[\w+/-]{0,200}[a-z])(?=[\w+/-]{0,200}[A-Z])(?=[\w+/-]{0,200}\d)[A-Za-z0-9+_-]{28,200}={0,2}(?![\w+/=])/g,
    by: SECRET,
  },
  {
    needs: ['@'],
    pattern:
      /(?<![\w.+-])[\w.+-]{1,64}@(?=[\w-]{1,63}\.)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?!\.?[\w-])(?<!\.(?:service|socket|timer|target|mount|slice))/g,
    by: EMAIL,
  },
];

/** E-mail addresses stay. */
const WITHOUT_ADDRESSES = RULES.filter(({ by }) => by !== EMAIL);

const KEY_BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|CERTIFICATE)[A-Z ]{0,20}-----/;
const KEY_END = /-----END [A-Z0-9 ]{1,60}-----/;
/** Keys have fewer lines than this; a key whose end was cut off must not remove the rest of the log. */
const MAX_KEY_LINES = 120;

/**
 * The beginning of a secret at the end of a line, whose rest is in the next line: a header of its own line, a token that
 * is shorter than such tokens are, a password without the `@` after it.
 */
const BROKEN_OFF: readonly (readonly [begin: RegExp, rest: RegExp])[] = [
  [/\b(?:bearer|basic|authorization["']?\s?[:=])\s*\\?$/i, /^(\s*["']?)[\w+/=.~-]{8,4000}/],
  [/\bA[KS]IA[0-9A-Z]{0,15}$/, /^(\s*)[0-9A-Z]{1,16}\b/],
  [/\bgh[pousr]_\w{0,35}$/, /^(\s*)\w{1,36}\b/],
  [
    /\b(?:github_pat_\w{0,81}|glpat-[\w-]{0,19}|AIza[\w-]{0,34}|npm_\w{0,35})$/,
    /^(\s*)[\w-]{1,82}/,
  ],
  [/:\/\/[^\s/:@]{0,100}:(?!\d{1,5}$)[^\s/@]{1,100}$/, /^(\s*)[^\s/@]{1,200}(?=@)/],
];

/** A line without the rest of a secret that the line before it broke off, and that line without its beginning. */
function joinBroken(lines: readonly string[]): string[] {
  const joined = [...lines];
  for (let index = 1; index < joined.length; index++) {
    const before = joined[index - 1] ?? '';
    const tail = before.slice(-300);
    for (const [begin, rest] of BROKEN_OFF) {
      const line = joined[index] ?? '';
      const at = tail.search(begin);
      if (at < 0 || !rest.test(line)) continue;
      joined[index] = line.replace(rest, `$1${SECRET}`);
      const secret = /[\w/:.-]+$/.exec(tail.slice(at))?.[0];
      if (secret && !/^(?:bearer|basic)$/i.test(secret)) {
        const kept = /^:\/\/[^:]*:/.exec(secret)?.[0] ?? '';
        joined[index - 1] = `${before.slice(0, before.length - secret.length)}${kept}${SECRET}`;
      }
      break;
    }
  }
  return joined;
}

/**
 * Masks the secrets in a text, line by line: the number of lines stays the same.
 *
 * @param keep `addresses`: e-mail addresses stay, as in a text that tells who did what.
 */
export function maskSecrets(text: string, keep?: 'addresses'): string {
  return maskWith(neededFor([text], keep), text);
}

/**
 * The same as `maskSecrets` for each of many texts, in less time: what none of them needs is not tried.
 *
 * @returns masks one of the texts.
 */
export function maskingSecrets(
  texts: readonly string[],
  keep?: 'addresses',
): (text: string) => string {
  const rules = neededFor(texts, keep);
  return (text) => maskWith(rules, text);
}

/** The rules that can find something in one of the texts. Lines with letters of other scripts are few: they get all. */
function neededFor(texts: readonly string[], keep: 'addresses' | undefined): Masks {
  const all = keep === 'addresses' ? WITHOUT_ADDRESSES : RULES;
  const lower = texts.join('\n').toLowerCase();
  const ascii = all.filter(
    ({ needs }) => needs === undefined || needs.some((part) => lower.includes(part)),
  );
  return { all, ascii };
}

function maskWith(rules: Masks, text: string): string {
  if (!text.includes('\n') && !KEY_BEGIN.test(text)) return maskLine(text, rules);
  let inKey = 0;
  return joinBroken(text.split('\n'))
    .map((line) => {
      if (inKey > 0) {
        inKey = KEY_END.test(line) ? 0 : inKey - 1;
        if (/^[\w+/=\s|.:[\]-]{0,200}$/.test(line)) return SECRET;
        inKey = 0;
      }
      if (KEY_BEGIN.test(line)) {
        inKey = KEY_END.test(line) ? 0 : MAX_KEY_LINES;
        return line.replace(/-----BEGIN.*$/, SECRET);
      }
      return maskLine(line, rules);
    })
    .join('\n');
}

function maskLine(line: string, { all, ascii }: Masks): string {
  return isAscii(line)
    ? ascii.reduce((masked, { pattern, by }) => masked.replace(asciiOf(pattern), by), line)
    : all.reduce((masked, { pattern, by }) => masked.replace(anyOf(pattern), by), line);
}

function asciiOf(pattern: RegExp | ScriptPattern): RegExp {
  return pattern instanceof RegExp ? pattern : pattern.ascii;
}

function anyOf(pattern: RegExp | ScriptPattern): RegExp {
  return pattern instanceof RegExp ? pattern : pattern.any;
}
