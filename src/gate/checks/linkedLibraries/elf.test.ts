import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadElf, type ReadAt, readElf } from './elf.ts';
import { buildElf, type Made } from './testing/elfBuilder.ts';

/** Reads from memory as from a file, and refuses parts that no check of bounds would let through. */
function bytes(file: Buffer): ReadAt {
  return async (offset, length) => {
    if (!(length >= 0 && length <= 1_000_000)) throw new Error(`a read of ${length} bytes`);
    if (!(offset + length <= file.length)) throw new BadElf('it is truncated');
    return file.subarray(offset, offset + length);
  };
}

const MADE: Made = {
  soname: 'libpq-2f3c4d5e.so.5.12',
  needed: ['libssl-1bd7ba49.so.1.0.2o', 'libc.so.6'],
  rpath: '$ORIGIN/../psycopg2.libs:/opt/lib',
};
const FORMS = [32, 64].flatMap((bits) =>
  ['little', 'big'].map((order) => ({ bits, order }) as Required<Pick<Made, 'bits' | 'order'>>),
);

test.each(FORMS)('a shared object is read: $bits bits, $order-endian', async (form) => {
  expect(await readElf(bytes(buildElf({ ...MADE, ...form, machine: 40 })))).toEqual({
    abi: `${form.bits}-bit, ${form.order}-endian, machine 40`,
    soname: 'libpq-2f3c4d5e.so.5.12',
    needed: ['libssl-1bd7ba49.so.1.0.2o', 'libc.so.6'],
    runPath: ['$ORIGIN/../psycopg2.libs', '/opt/lib'],
  });
});

test('DT_RPATH counts only where there is no DT_RUNPATH', async () => {
  const { runPath } = await readElf(bytes(buildElf({ ...MADE, runpath: '/run' })));
  expect(runPath).toEqual(['/run']);
});

describe('what is no shared object is refused:', () => {
  const changed = (change: (file: Buffer) => void) => {
    const file = buildElf(MADE);
    change(file);
    return file;
  };
  test.each([
    ['nothing', Buffer.alloc(0), 'it is truncated'],
    ['text', Buffer.from('INPUT(-lssl)'.padEnd(99)), 'it is not an ELF file'],
    ['zeros', Buffer.alloc(4096), 'it is not an ELF file'],
    ['a header alone', buildElf(MADE).subarray(0, 64), 'it is truncated'],
    ['a class that is none', changed((file) => file.writeUInt8(3, 4)), 'is invalid'],
    ['a byte order that is none', changed((file) => file.writeUInt8(0, 5)), 'is invalid'],
    ['an object to link', changed((file) => file.writeUInt16LE(1, 16)), 'but not a shared object'],
    ['no segments', changed((file) => file.writeUInt16LE(0, 56)), 'no dynamic section'],
    ['65,535 segments', changed((file) => file.writeUInt16LE(0xffff, 56)), 'too many segments'],
    ['segments of no size', changed((file) => file.writeUInt16LE(0, 54)), 'an unknown format'],
    ['segments far away', changed((file) => file.fill(0xff, 32, 40)), 'it is truncated'],
    [
      'a dynamic section of 2 GB',
      changed((file) => file.writeBigUInt64LE(2n ** 31n, 64 + 56 + 32)),
      'its dynamic section is too long',
    ],
    [
      'a string without an end',
      changed((file) => file.writeUInt8(1, file.length - 1)),
      'one of its strings has no end',
    ],
    [
      'a name beyond the strings',
      changed((file) => file.writeBigUInt64LE(10_000n, 64 + 2 * 56 + 8)),
      'its strings are outside the file',
    ],
    [
      'strings beyond the file',
      changed((file) => file.writeBigUInt64LE(0n, 64 + 32)),
      'its strings are outside the file',
    ],
    [
      'more needs than any object has',
      buildElf({ needed: Array.from({ length: 1001 }, () => 'x') }),
      'it needs too many libraries',
    ],
  ])('%s', async (_, file, message) => {
    const refused = expect(readElf(bytes(file))).rejects;
    await refused.toBeInstanceOf(BadElf);
    await expect(readElf(bytes(file))).rejects.toThrow(message);
  });
});

test('a file that is cut at any byte is refused', async () => {
  for (const form of FORMS) {
    const whole = buildElf({ ...MADE, ...form });
    for (let length = 0; length < whole.length; length++) {
      await expect(readElf(bytes(whole.subarray(0, length)))).rejects.toBeInstanceOf(BadElf);
    }
  }
});

test('no change of bytes makes the reader throw anything else, or read much', async () => {
  const edit = fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FORMS),
      fc.array(edit, { minLength: 1 }),
      async (form, edits) => {
        const file = buildElf({ ...MADE, ...form });
        for (const [at, value] of edits) file[at % file.length] = value;
        const read = await readElf(bytes(file)).catch((error: unknown) => error);
        if (read instanceof Error) expect(read).toBeInstanceOf(BadElf);
      },
    ),
    { numRuns: 3000 },
  );
});
