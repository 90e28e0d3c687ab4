/** What one piece of a line is: masked by kind, kept whole as a key, or a word. */
import { hasLetter, isAscii, isLetters } from './scripts.ts';
import { type MaskKind, maskText, type TokenKind } from './token.ts';

export interface Atom {
  kind: TokenKind;
  text: string;
}

const mask = (kind: MaskKind): Atom => ({ kind: 'mask', text: maskText(kind) });

/** How many times a piece is split: `user@host:port`, `file.c:12:5`. Anything deeper is generated. */
const MAX_DEPTH = 6;

/** Internal hosts: their names change from machine to machine. Public names are kept, as they are informative. */
const PRIVATE_HOST =
  /^(?:[\w-]{1,63}\.){1,8}(?:internal|local|localdomain|lan|corp|home|intra|example|test|invalid|svc|arpa|compute|node|consul)(?::\d{1,5})?$/i;
/** `web-3`, `db12`, and Amazon's `ip-10-0-0-7`. */
const NUMBERED_HOST =
  /^(?:ip(?:-\d{1,3}){4}|(?:web|www|app|api|db|node|host|srv|server|worker|vm|k8s-node|master|replica|mail|mx|proxy|lb)-?\d{1,4})$/i;
/** A host that only its own network knows, with or without a port: `rabbitmq`, `db:5432`. */
const ONE_LABEL = /^[a-z\d][a-z\d-]{0,62}(?::\d{1,5})?$/i;
/** Before a number these are not hosts. */
const NO_HOST =
  /^(?:line|pid|tid|code|errno|error|port|status|exit|at|id|size|count|length|offset|row|column|tcp|udp|sqlstate)$/i;

/** `rabbitmq:5672`: a name with one label before a port number that a service would use. */
function isHostAndPort(text: string): boolean {
  const found = /^([a-z][a-z\d-]{1,62}):(80|443|\d{4,5})$/.exec(text);
  return found !== null && !NO_HOST.test(found[1] ?? '') && Number(found[2]) < 65_536;
}
const NUMBER_UNIT =
  /^[-+±]?\d[\d.,_]{0,30}(?:ns|us|µs|ms|s|sec|secs|m|min|mins|h|d|hz|[kmgt]?hz|[kmgtp]?i?b|[kmgtp]b?\/s|k|x|%|pages?|px|bits?|bytes?)$/i;
const COMPOUND_TIME = /^(?:\d{1,10}(?:\.\d{1,9})?(?:h|m|s|ms|µs|us|ns)){2,6}$/;
/** After these a number is a code, which is informative. */
const CODE_WORD =
  /^(?:errno|error|err|code|codes|errcode|signal|sig|sqlstate|state|status|exit|exited|exitcode|rc|result|http|fehler|hata|reason)$/i;

/**
 * Reads one piece that has no space, bracket, quote, comma or equals sign in it.
 *
 * @param previous the word before it on the line, which may make a number a code.
 * @returns nothing for punctuation alone; several where the piece is a path or `name:number`.
 */
export function readAtom(piece: string, previous: string, depth = 0): Atom[] {
  if (piece.length > 300 || depth > MAX_DEPTH) return [mask('blob')];
  if (isLetters(piece)) return [word(piece)];
  if (/^‹[a-z]{1,10}›$/.test(piece)) return [{ kind: 'mask', text: piece }];
  const text = trimPunctuation(piece);
  if (text === '') return [];
  return digitsOrSigns(text, previous, depth + 1) ?? [word(text)];
}

function trimPunctuation(piece: string): string {
  let start = 0;
  let end = piece.length;
  while (start < end && '.:!?*-_#~&%$+^…•·–—>\\'.includes(piece[start] as string)) {
    if (/^(?:-\d|\.\w|\.\.?\/|::[\da-f])/.test(piece.slice(start, start + 4))) break;
    start++;
  }
  while (end > start && '.:!?*-_#~&$^…•·–—\\/+'.includes(piece[end - 1] as string)) end--;
  const text = piece.slice(start, end);
  return /\d/.test(text) || hasLetter(text) ? text : '';
}

/** `undefined` if the text is an ordinary word. */
function digitsOrSigns(text: string, previous: string, depth: number): Atom[] | undefined {
  const digit = /\d/.test(text);
  if (digit) {
    const whole = wholeMask(text, previous);
    if (whole) return [whole];
  }
  if (/^HTTP\/\d/.test(text)) return [{ kind: 'word', text: 'HTTP' }];
  if (text.includes('://')) return readUrl(text, depth);
  if (text.includes('@')) {
    if (/^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}$/.test(text)) return [mask('email')];
    const at = text.indexOf('@', 1);
    if (at > 0)
      return [
        ...readAtom(text.slice(0, at), previous, depth),
        ...readAtom(text.slice(at + 1), '', depth),
      ];
  }
  if (PRIVATE_HOST.test(text) || NUMBERED_HOST.test(text) || isHostAndPort(text))
    return [mask('host')];
  if (/[/\\]/.test(text)) return readPath(text, previous, depth);
  const colon = /:(?!:)/.exec(text.replaceAll('::', '\0\0'))?.index;
  if (colon !== undefined && colon > 0) {
    const left = text.slice(0, colon);
    return [...readAtom(left, previous, depth), ...readAtom(text.slice(colon + 1), left, depth)];
  }
  const plus = text.indexOf('+');
  if (plus > 0)
    return [
      ...readAtom(text.slice(0, plus), previous, depth),
      ...readAtom(text.slice(plus + 1), '', depth),
    ];
  if (!digit) return undefined;
  return [maskParts(text)];
}

function wholeMask(text: string, previous: string): Atom | undefined {
  if (/^\d{1,30}$/.test(text)) {
    if (text.length <= 5 && CODE_WORD.test(previous)) return { kind: 'key', text };
    return mask(/^ports?$/i.test(previous) ? 'port' : 'number');
  }
  if (/^[-+]?\d[\d.,_]{0,30}$/.test(text) && (text.match(/\./g)?.length ?? 0) < 2) {
    return mask('number');
  }
  if (
    /^(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.](?:\d\d?|[A-Z][a-z]{2})[-/.]\d{4})(?:[T:].{0,30})?$/.test(
      text,
    )
  ) {
    return mask('time');
  }
  if (/^\d{1,3}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/.test(text))
    return mask('time');
  if (/^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}|\/\d{1,2})?$/.test(text)) return mask('ip');
  if (/^0x[0-9a-f]{1,16}$/i.test(text)) {
    return /^0x[8c][0-9a-f]{7}$/i.test(text)
      ? { kind: 'key', text: text.toLowerCase() }
      : mask('address');
  }
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text))
    return mask('uuid');
  if (/^(?:sha\d{1,3}:)?[0-9a-f]{7,128}$/i.test(text)) return mask('hash');
  if (/^[0-9a-f:]{2,45}(?:%\w{1,15})?$/i.test(text) && /:.*:/.test(text)) return mask('ip');
  if (/^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(text)) return mask('address');
  if (NUMBER_UNIT.test(text) || COMPOUND_TIME.test(text)) return mask('amount');
  if (/^v?\d{1,6}(?:\.\d{1,9}){1,5}(?:[-+.~_]?[\w.~+-]{0,60})?$/.test(text)) return mask('version');
  if (isCode(text, previous)) return { kind: 'key', text };
  if (text.length >= 20 && /^[\w+-]{20,}$/.test(text) && !POD.test(text) && looksRandom(text))
    return mask('blob');
  return undefined;
}

/** `ORA-01555`, `CS0246`, `E11000`, `0A000` after `SQLSTATE`. */
function isCode(text: string, previous: string): boolean {
  return (
    (/^[A-Z]{1,8}-?\d{3,6}[A-Z]?$/.test(text) && !ALGORITHM.test(text)) ||
    (/^[0-9A-Z]{5}$/.test(text) && /^(?:sqlstate|state|code)$/i.test(previous))
  );
}

const ALGORITHM = /^(?:SHA|MD|AES|RSA|UTF|ISO|IEC|RFC|HMAC|ED|CRC|BASE)-?\d/;

/** Digits and both cases alternating, as in generated tokens and identifiers. */
function looksRandom(text: string): boolean {
  let turns = 0;
  for (let index = 1; index < text.length; index++) {
    if (classOf(text.charCodeAt(index)) !== classOf(text.charCodeAt(index - 1))) turns++;
  }
  return turns * 3 > text.length;
}

function classOf(code: number): number {
  return code < 58 ? 0 : code < 91 ? 1 : 2;
}

function readUrl(text: string, depth: number): Atom[] {
  const found = /^([\w+.-]{1,20}):\/\/(?:[^/@]{0,200}@)?([^/?#]{0,200})([^?#]{0,300})/.exec(text);
  if (!found) return [mask('blob')];
  const [, , name = '', path = ''] = found;
  const host = ONE_LABEL.test(name) ? maskText('host') : name;
  return [...readAtom(host, '', depth), ...(path.length > 1 ? readPath(path, '', depth) : [])];
}

/** The last two parts of a path, with the folder as a separate word: what comes before it changes with the machine. */
function readPath(text: string, previous: string, depth: number): Atom[] {
  const parts = text
    .replace(/\?.*$/, '')
    .split(/[/\\]/)
    .filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return [];
  if (parts.length === 1) return readAtom(last, previous, depth);
  if (/^[/\\](?:tmp|proc|run)[/\\]/.test(text)) return [mask('path')];
  if (parts.length === 2 && !/^[./~\\]/.test(text)) {
    return [...readAtom(parts[0] as string, previous, depth), ...readAtom(last, '', depth)];
  }
  const rooted = parts.lastIndexOf(parts.findLast((part) => PACKAGE_ROOTS.has(part)) ?? '');
  const kept =
    rooted >= 0 && rooted < parts.length - 2
      ? [parts[rooted + 1] as string, last]
      : parts.slice(-2);
  return kept.flatMap((part) =>
    readAtom(part.replace(/(\.so)(?:\.\d[\da-z]{0,6}){1,4}/, '$1'), '', depth),
  );
}

const PACKAGE_ROOTS = new Set([
  'site-packages',
  'dist-packages',
  'node_modules',
  'gems',
  'mod',
  'vendor',
]);

/** What Kubernetes appends to a deployment's name: the replica set and the pod. */
const POD = /-[bcdf-hj-np-tv-z2-9]{8,10}-[bcdf-hj-np-tv-z2-9]{5}$/;

/** A name with changing parts: `web-03` → `web-#`, `shop-7d9f8b6c5-x2x4z` → `shop-#`, `libssl-0b4c77aa.so.1.1` → `libssl-#.so`. */
function maskParts(text: string): Atom {
  const masked = text
    .replace(/(\.so)(?:\.\d[\da-z]{0,6}){1,4}$/, '$1')
    .replace(POD, '-#')
    .replace(/(^|[-_.])(?=[a-z]{0,30}\d)[0-9a-f]{7,40}(?=[-_.]|$)/g, '$1#')
    .replace(/\d+/g, '#')
    .replace(/(?:[a-f]?#[a-f]?){2,}|#(?:[-_.]#)+/g, '#');
  return hasLetter(masked) ? word(masked) : mask('number');
}

function word(text: string): Atom {
  return { kind: kindOf(text), text };
}

/** What kind of word a text is, judged by its form. */
export function kindOf(text: string): Exclude<TokenKind, 'mask' | 'frame'> {
  if (text.length > 3) {
    if (/^(?:E[A-Z]{3,15}|SIG[A-Z]{2,7}|[A-Z]{1,8}-?\d{3,6}[A-Z]?|0x[8c][0-9a-f]{7})$/.test(text)) {
      return text === 'ERROR' ? 'word' : 'key';
    }
    if (
      /^[\w.$:#]*[a-z.](?:Error|Exception|Fault|Warning|Panic|Timeout|Refused|Denied|Failure)$/.test(
        text,
      )
    ) {
      return 'key';
    }
    if (/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(text)) return 'key';
    if (isSymbol(text)) return 'symbol';
  }
  return 'word';
}

/** `shop.orders`, `max_age`, `fooBar`. */
function isSymbol(text: string): boolean {
  if (isAscii(text)) return /[A-Za-z\d#][_.:$@#-][A-Za-z\d#]|[a-z][A-Z]/.test(text);
  return /[\p{L}\d#][_.:$@#-][\p{L}\d#]|\p{Ll}\p{Lu}/u.test(text);
}
