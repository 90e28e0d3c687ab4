/** Stack frames as each language prints them. */
import type { Kind } from './kinds/kind.ts';
import type { Surroundings } from './surroundings.ts';

export interface Frame {
  /** `file:function`, or a whole symbol where the language prints no file. */
  file: string;
  name: string;
  /** Whether it belongs to the program, not to its framework. */
  own: boolean;
}

const FILE_ENDINGS = {
  python: 'py',
  node: 'js',
  jvm: 'java',
  go: 'go',
  dotnet: 'cs',
  c: 'c',
  rust: 'rs',
  ruby: 'rb',
  php: 'php',
};

/** The frame's lines: some languages need two. */
export function frameLines(
  frame: Frame,
  stack: NonNullable<Kind['stack']>,
  around: Surroundings,
  depth: number,
): string[] {
  const { random, root } = around;
  const line = random.whole(3, 900);
  const address = `0x${around.hex(12)}`;
  const { name, own } = frame;
  const file = own ? `${frame.file}.${FILE_ENDINGS[stack]}` : frame.file;
  switch (stack) {
    case 'python': {
      const where = own
        ? `${root}/${file}`
        : `${root}/venv/lib/python3.${random.whole(6, 12)}/site-packages/${file}`;
      return [
        `  File "${where}", line ${line}, in ${name}`,
        own
          ? `    result = ${name}(request, ${frame.file})`
          : `    return self.${name}(*args, **kwargs)`,
      ];
    }
    case 'node': {
      const where = own
        ? `${root}/src/${file}`
        : file.startsWith('node:')
          ? file
          : `${root}/node_modules/${file}`;
      return [`    at ${name} (${where}:${line}:${random.whole(1, 60)})`];
    }
    case 'jvm': {
      if (own)
        return [
          `\tat com.shop.${frame.file}.${name}(${file}:${line}) ~[shop-${around.version}.jar!/:${around.version}]`,
        ];
      const type = name.split('.').at(-2) ?? 'Unknown';
      return [
        `\tat ${name}(${type.replace(/\$.*/, '')}.java:${line})${random.chance(0.5) ? ' ~[lib.jar:5.3.9]' : ''}`,
      ];
    }
    case 'dotnet': {
      const where = own ? ` in ${root}/${file}:line ${line}` : '';
      return [
        `   at ${own ? `Shop.${frame.file}.${name}` : name}(${own ? 'Int32 id' : 'HttpContext context'})${where}`,
      ];
    }
    case 'go':
      return own
        ? [
            `shop/${frame.file}.${name}(0x${around.hex(10)}, 0x${random.whole(0, 9)})`,
            `\t${root}/${file}:${line} +0x${around.hex(2)}`,
          ]
        : [
            `${name}(0x${around.hex(10)}, {0x${around.hex(6)}, 0x${around.hex(10)}})`,
            `\t/go/pkg/mod/lib@v${around.version}/server.go:${line} +0x${around.hex(3)}`,
          ];
    case 'c': {
      const [library = '', symbol = ''] = own ? [`/usr/lib/${frame.file}.so`, name] : [file, name];
      return around.release === 0 || random.chance(0.7)
        ? [`${library}(${symbol}+0x${around.hex(2)}) [${address}]`]
        : [`#${depth}  ${address} in ${symbol} () from ${library}`];
    }
    case 'rust':
      return own
        ? [
            `  ${depth}: shop::${frame.file}::${name}`,
            `             at .${root}/src/${file}:${line}:${random.whole(1, 60)}`,
          ]
        : [`  ${depth}: ${name}`];
    case 'ruby':
      return [
        own
          ? `${root}/app/${file}:${line}:in \`${name}'`
          : `/usr/local/bundle/gems/${file}:${line}:in \`${name}'`,
      ];
    case 'php':
      return [
        `#${depth} ${own ? `${root}/app/${file}` : `${root}/vendor/${file}`}(${line}): ${own ? `App\\${frame.file}->${name}` : name}(Object)`,
      ];
  }
}

/** The line that begins a trace. */
export function traceHead(stack: NonNullable<Kind['stack']>): string[] {
  if (stack === 'python') return ['Traceback (most recent call last):'];
  if (stack === 'go') return ['', 'goroutine 17 [running]:'];
  if (stack === 'rust') return ['stack backtrace:'];
  if (stack === 'c') return ['*** backtrace of 17 ***'];
  if (stack === 'php') return ['Stack trace:'];
  return [];
}
