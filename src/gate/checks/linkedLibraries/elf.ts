/**
 * Reads what a shared object needs from its dynamic section.
 *
 * The format is that of the System V Application Binary Interface, chapters 4 and 5 (generic ABI, "Object Files" and
 * "Dynamic Linking"), in both classes and both byte orders. Nothing in a file is trusted: each offset is checked
 * against the file, and the length of each read is limited here.
 */

import {
  MAX_ELF_DYNAMIC_BYTES,
  MAX_ELF_NEEDED,
  MAX_ELF_SEGMENTS,
  MAX_ELF_STRING,
} from '../../tuning.ts';
import { type Fields, fieldsOf } from './fields.ts';

export interface SharedObject {
  /** Objects of different ABIs never share a process: class, byte order and machine. */
  abi: string;
  soname: string | undefined;
  needed: string[];
  /** The folders of DT_RUNPATH, or of DT_RPATH if there is none, as written. */
  runPath: string[];
}

/** The file is not a readable shared object. The message is the end of a sentence. */
export class BadElf extends Error {
  override name = 'BadElf';
}

/**
 * Reads a part of a file.
 *
 * @throws {BadElf} if the file ends before the part does.
 */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>;

/** The types of programs and shared objects; position-independent programs have the type of shared objects. */
const LOADABLE = [2, 3];
const [PT_LOAD, PT_DYNAMIC] = [1, 2];
const DT = { null: 0, needed: 1, strtab: 5, strsz: 10, soname: 14, rpath: 15, runpath: 29 };

/** @throws {BadElf} */
export async function readElf(readAt: ReadAt): Promise<SharedObject> {
  const head = await readAt(0, 52);
  const bits = head[4] === 1 ? 32 : head[4] === 2 ? 64 : undefined;
  const order = head[5] === 1 ? 'little' : head[5] === 2 ? 'big' : undefined;
  if (head.readUInt32BE(0) !== 0x7f454c46) throw new BadElf('it is not an ELF file');
  if (!bits || !order || head[6] !== 1) throw new BadElf('its ELF header is invalid');
  const header = fieldsOf(await readAt(0, bits === 64 ? 64 : 52), bits, order);
  if (!LOADABLE.includes(header.half(16))) {
    throw new BadElf('it is an ELF file, but not a shared object');
  }
  const segments = await readSegments(readAt, header);
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  if (!dynamic) throw new BadElf('it has no dynamic section');
  if (dynamic.size > MAX_ELF_DYNAMIC_BYTES) throw new BadElf('its dynamic section is too long');
  const tags = readTags(fieldsOf(await readAt(dynamic.offset, dynamic.size), bits, order));
  const strings = stringTable(readAt, segments, tags);
  const all = (tag: number) => Promise.all(tags.filter((each) => each.tag === tag).map(strings));
  const [runPath] = await all(DT.runpath);
  const [path] = runPath === undefined ? await all(DT.rpath) : [runPath];
  const [soname] = await all(DT.soname);
  return {
    abi: `${bits}-bit, ${order}-endian, machine ${header.half(18)}`,
    soname: soname || undefined,
    needed: await all(DT.needed),
    runPath: (path ?? '').split(':').filter((folder) => folder !== ''),
  };
}

interface Segment {
  type: number;
  offset: number;
  address: number;
  /** Bytes in the file. */
  size: number;
}

async function readSegments(readAt: ReadAt, header: Fields): Promise<Segment[]> {
  const wide = header.bits === 64;
  const start = header.word(wide ? 32 : 28);
  const entry = header.half(wide ? 54 : 42);
  const count = header.half(wide ? 56 : 44);
  if (count > MAX_ELF_SEGMENTS) throw new BadElf('it has too many segments');
  if (count > 0 && entry !== (wide ? 56 : 32))
    throw new BadElf('its segments have an unknown format');
  const table = fieldsOf(await readAt(start, count * entry), header.bits, header.order);
  return Array.from({ length: count }, (_, index) => {
    const at = index * entry;
    return {
      type: table.int(at),
      offset: table.word(at + (wide ? 8 : 4)),
      address: table.word(at + (wide ? 16 : 8)),
      size: table.word(at + (wide ? 32 : 16)),
    };
  });
}

interface Tag {
  tag: number;
  value: number;
}

function readTags(dynamic: Fields): Tag[] {
  const step = dynamic.bits / 8;
  const tags: Tag[] = [];
  for (let at = 0; at + 2 * step <= dynamic.length; at += 2 * step) {
    const tag = dynamic.word(at);
    if (tag === DT.null) break;
    if (Object.values(DT).includes(tag)) tags.push({ tag, value: dynamic.word(at + step) });
  }
  if (tags.filter(({ tag }) => tag === DT.needed).length > MAX_ELF_NEEDED) {
    throw new BadElf('it needs too many libraries');
  }
  return tags;
}

/** A function that reads the string at a tag's value. */
function stringTable(readAt: ReadAt, segments: readonly Segment[], tags: readonly Tag[]) {
  const first = (wanted: number) => tags.find(({ tag }) => tag === wanted)?.value;
  const [address, size] = [first(DT.strtab), first(DT.strsz)];
  return async ({ value }: Tag): Promise<string> => {
    const home = segments.find(
      ({ type, address: start, size: length }) =>
        type === PT_LOAD && address !== undefined && address >= start && address < start + length,
    );
    if (!home || address === undefined || size === undefined || value >= size) {
      throw new BadElf('its strings are outside the file');
    }
    const offset = home.offset + (address - home.address);
    const length = Math.min(MAX_ELF_STRING, size - value);
    const bytes = await readAt(offset + value, length);
    const end = bytes.indexOf(0);
    if (end === -1) throw new BadElf('one of its strings has no end');
    return bytes.toString('utf8', 0, end);
  };
}
