/**
 * Stack frames of Python, Node, JVM, .NET, Go, C, Rust, Ruby and PHP, each as `↳file:function`: without the
 * line number, the folder, the address and what a compiler or class loader made up.
 */
import { FRAME_MARK } from './token.ts';

interface Shape {
  pattern: RegExp;
  /** From the match: the part before the colon, if any, and the part after it. */
  file?: number;
  name?: number;
}

/** All are anchored at the start and bounded, so a line is read once. The words for `at` are .NET's, which speaks the user's language. */
const SHAPES: readonly Shape[] = [
  // Python: File "/srv/app/orders.py", line 12, in place
  { pattern: /^\s{0,40}File "([^"]{1,300})", line \d{1,8}(?:, in (\S{1,120}))?/, file: 1, name: 2 },
  // Node: at place (/srv/app/orders.js:12:5), at async Promise.all (index 0), at file:///srv/a.js:1:2
  {
    pattern:
      /^\s{0,40}at (?:async )?(?:new )?([^\s(]{1,150})(?: \[as \S{1,80}\])? \((?:file:\/\/)?([^()\s]{1,300}?):\d{1,8}:\d{1,8}\)/,
    file: 2,
    name: 1,
  },
  {
    pattern:
      /^\s{0,40}at (?:async )?(?:file:\/\/)?([^()\s]{1,300}?\.[cm]?[jt]sx?):\d{1,8}:\d{1,8}$/,
    file: 1,
  },
  // JVM: at app//com.shop.Orders.place(Orders.java:12) ~[shop.jar:1.2]
  {
    pattern:
      /^\s{0,40}at (?:[\w.@-]{0,80}\/{1,2}){0,2}([\w.$<>/]{1,250}) ?\((?:[\w$]{1,80}\.(?:java|kt|scala|groovy|clj)(?::\d{1,8})?|Native Method|Unknown Source|<generated>)\)/,
    name: 1,
  },
  // .NET: at Shop.Orders.Place(Int32 id) in /src/Orders.cs:line 12; the words are the user's language
  {
    pattern:
      /^\s{0,40}(?:at|bei|à|en|в|konum:|w) ([\w.`<>+|$[\],]{3,250})\(([^()]{0,400})\)(?: \S{1,12} \S{1,300}:\S{1,12} \d{1,8})?\.?$/,
    name: 1,
  },
  // Go: shop/orders.(*Store).Place(0xc000010000, 0x1) and, below it, \t/src/orders.go:12 +0x1d
  {
    pattern:
      /^(?:created by )?((?:[\w.-]{1,80}\/){0,8}[\w-]{1,80}\.(?:\(\*?[\w[\].]{1,80}\)\.)?[\w.]{1,120})\((?:\.\.\.|0x[0-9a-f][^()]{0,300}|\{[^()]{0,300}|)\)$/,
    name: 1,
  },
  { pattern: /^\s{1,8}(\/?[^\s:]{1,300}\.go):\d{1,8}(?: \+0x[0-9a-f]{1,16})?$/, file: 1 },
  // glibc's backtrace: /usr/lib/libssl.so.1.1(SSL_new+0x1a) [0x7f12]
  {
    pattern:
      /^\s{0,40}(?:#?\d{1,3}:? {1,3})?([^\s()]{1,300})\(([\w.@$~:]{0,200})\+0x[0-9a-f]{1,16}\) ?\[0x[0-9a-f]{1,16}\]/,
    file: 1,
    name: 2,
  },
  // Windows: redis-server.exe!zmalloc(c:\\src\\zmalloc.c:146)(0x30, 0x1)
  { pattern: /^\s{0,40}([\w.-]{1,100})!([\w:~<>]{1,200})(?:\(|\+0x)/, file: 1, name: 2 },
  // the kernel: ? oom_badness+0x1e/0x130, [<ffffffff8165800b>] mutex_lock+0x1b/0x40
  {
    pattern:
      /^\s{0,40}(?:\[<[0-9a-f]{8,16}>\] )?(?:\? )?([\w.]{1,120})\+0x[0-9a-f]{1,8}\/0x[0-9a-f]{1,8}(?: \[\w{1,60}\])?\s*$/,
    name: 1,
  },
  // PostgreSQL: #0  errfinish+0x2ec [0x974c2c]; Go's and the kernel's like it
  {
    pattern: /^\s{0,40}#\d{1,3}\s{1,4}([\w.]{1,120})\+0x[0-9a-f]{1,8}(?: \[0x[0-9a-f]{1,16}\])?$/,
    name: 1,
  },
  // ClickHouse: 0. DB::Exception::Exception(int, bool) @ 0x8f5b2a in /usr/bin/clickhouse, with or without a source
  {
    pattern:
      /^\s{0,40}\d{1,3}\. (?:(?:\.{0,2}\/|\/)\S{1,300}?:\d{1,6}: )?(?:[\w-]{1,40}\()?([\w:~<>]{1,200})[^@]{0,1500}@ 0x[0-9a-f]{1,16}(?: in \S{1,200})?$/,
    name: 1,
  },
  // PHP: #0 /srv/app/Orders.php(12): Shop\Orders->place()
  { pattern: /^\s{0,8}#\d{1,4} ([^\s()]{1,300})\(\d{1,8}\): ([^\s()]{1,200})\(/, file: 1, name: 2 },
  // gdb: #3  0x00007f12 in SSL_new (ctx=0x0) at ssl_lib.c:512
  {
    pattern:
      /^\s{0,8}#\d{1,4}\s{1,4}(?:0x[0-9a-f]{1,16} in )?([^\s()]{1,200}) ?\([^\n]{0,300}\)(?: (?:at|from) (\S{1,300}?)(?::\d{1,8})?)?$/,
    file: 2,
    name: 1,
  },
  // Rust: 12: shop::orders::place::h0123456789abcdef and, below it, at ./src/orders.rs:12:5
  {
    pattern: /^\s{0,8}\d{1,4}: {1,4}(?:0x[0-9a-f]{1,16} - )?([\w<>:$ ]{1,200}::[\w<>:{}$]{1,200})$/,
    name: 1,
  },
  { pattern: /^\s{4,40}at (\S{1,300}\.rs):\d{1,8}(?::\d{1,8})?$/, file: 1 },
  // Ruby: from /srv/app/orders.rb:12:in `place'
  {
    pattern: /^\s{0,8}(?:from )?([^\s:]{1,300}\.(?:rb|erb)):\d{1,8}:in [`'‘]([^'’]{1,200})['’]/,
    file: 1,
    name: 2,
  },
];

/** The frame in a line as one token, or `undefined` if the line is not a frame. */
export function readFrame(line: string): string | undefined {
  if (!couldBeFrame(line)) return undefined;
  for (const { pattern, file, name } of SHAPES) {
    const found = pattern.exec(line);
    if (!found) continue;
    const where = file === undefined ? '' : baseName(found[file] ?? '');
    const what = name === undefined ? '' : functionName(found[name] ?? '');
    if (where === '' && what === '') continue;
    return FRAME_MARK + [where, what].filter(Boolean).join(':');
  }
  return undefined;
}

/** A cheap first test: most lines of a log have no bracket after a name, no quote after `File`, no `:12`. */
function couldBeFrame(line: string): boolean {
  return line.length < 1500 && /[(:]|File/.test(line) && /\d|\)|at /.test(line);
}

function baseName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return plain(name.replace(/(\.so)[.\d]{0,20}[a-z]?$/, '$1').replace(/[?#].*$/, ''));
}

/** Without the parts that class loaders, compilers and template arguments change each time. */
function functionName(name: string): string {
  return plain(
    name
      .replace(/::h[0-9a-f]{16}$/, '')
      .replace(/\$\$[A-Za-z]{1,60}\$\$[0-9a-f]{0,16}/g, '')
      .replace(/\$\$Lambda.*$/, '$$lambda')
      .replace(/@.*$/, ''),
  );
}

/** Without numbers, and without characters that would end a token. */
function plain(text: string): string {
  return text
    .replace(/(^|[-_.])[0-9a-f]{7,40}(?=[-_.]|$)/g, '$1#')
    .replace(/\d+/g, '#')
    .replace(/[\s"'`()[\]{}<>,;=|«»„“”‘’!]/g, '');
}
