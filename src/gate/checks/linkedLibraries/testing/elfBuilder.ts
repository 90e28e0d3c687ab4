/** For tests: minimal shared objects with dependencies, in either class and byte order. */
export interface Made {
  bits?: 32 | 64;
  order?: 'little' | 'big';
  machine?: number;
  soname?: string;
  needed?: readonly string[];
  rpath?: string;
  runpath?: string;
}

/** Where the file is mapped: not at 0, so that addresses and offsets differ. */
const BASE = 0x10000;

/** The bytes of a shared object: header, two segments (all of the file, and the dynamic section), dynamic section, strings. */
export function buildElf(made: Made = {}): Buffer {
  const { bits = 64, order = 'little', machine = 62, needed = [] } = made;
  const wide = bits === 64;
  const [headerSize, segmentSize, step] = wide ? [64, 56, 8] : [52, 32, 4];
  let strings = '\0';
  const string = (text: string) => {
    const at = strings.length;
    strings += `${text}\0`;
    return at;
  };
  const tags: [tag: number, value: number][] = needed.map((name) => [1, string(name)]);
  if (made.soname !== undefined) tags.push([14, string(made.soname)]);
  if (made.rpath !== undefined) tags.push([15, string(made.rpath)]);
  if (made.runpath !== undefined) tags.push([29, string(made.runpath)]);
  const dynamicAt = headerSize + 2 * segmentSize;
  const dynamicSize = (tags.length + 3) * 2 * step;
  const stringsAt = dynamicAt + dynamicSize;
  tags.push([5, BASE + stringsAt], [10, strings.length], [0, 0]);
  const file = Buffer.alloc(stringsAt + strings.length);
  const half = (at: number, value: number) =>
    order === 'little' ? file.writeUInt16LE(value, at) : file.writeUInt16BE(value, at);
  const int = (at: number, value: number) =>
    order === 'little' ? file.writeUInt32LE(value, at) : file.writeUInt32BE(value, at);
  const word = (at: number, value: number) => {
    if (!wide) int(at, value);
    else if (order === 'little') file.writeBigUInt64LE(BigInt(value), at);
    else file.writeBigUInt64BE(BigInt(value), at);
  };
  file.write('\x7fELF', 'latin1');
  file.set([wide ? 2 : 1, order === 'little' ? 1 : 2, 1], 4);
  half(16, 3);
  half(18, machine);
  int(20, 1);
  word(wide ? 32 : 28, headerSize);
  half(wide ? 52 : 40, headerSize);
  half(wide ? 54 : 42, segmentSize);
  half(wide ? 56 : 44, 2);
  const segment = (index: number, type: number, offset: number, size: number) => {
    const at = headerSize + index * segmentSize;
    int(at, type);
    word(at + (wide ? 8 : 4), offset);
    word(at + (wide ? 16 : 8), BASE + offset);
    word(at + (wide ? 32 : 16), size);
    word(at + (wide ? 40 : 20), size);
  };
  segment(0, 1, 0, file.length);
  segment(1, 2, dynamicAt, dynamicSize);
  tags.forEach(([tag, value], index) => {
    word(dynamicAt + index * 2 * step, tag);
    word(dynamicAt + index * 2 * step + step, value);
  });
  file.write(strings, stringsAt, 'latin1');
  return file;
}
