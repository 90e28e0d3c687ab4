/** Reads the fields of an ELF structure of either class and byte order. */
export interface Fields {
  bits: 32 | 64;
  order: 'little' | 'big';
  /** Bytes. */
  length: number;
  /** Two bytes. */
  half(at: number): number;
  /** Four bytes. */
  int(at: number): number;
  /** As many bytes as an address. A value too large for a number becomes infinite, which is outside any file. */
  word(at: number): number;
}

/** Reads only within `bytes`; outside, Node throws a `RangeError`. */
export function fieldsOf(bytes: Buffer, bits: 32 | 64, order: 'little' | 'big'): Fields {
  const little = order === 'little';
  const int = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  return {
    bits,
    order,
    length: bytes.length,
    int,
    half: (at) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    word(at) {
      if (bits === 32) return int(at);
      const value = little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at);
      return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : Number.POSITIVE_INFINITY;
    },
  };
}
