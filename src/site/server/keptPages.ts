/** The pages of earlier builds, for as long as all that they show is the same. */
import { readShards, type Shards, writeShards } from '../../files/shards.ts';
import { type Reads, sameAsNow } from '../reads.ts';

interface Kept {
  html: string;
  reads: Reads;
  /** What Astro had built when the page was drawn. */
  program: string;
}

export interface KeptPages {
  /** All pages of the last build, by address. */
  before: ReadonlyMap<string, { html: string }>;
  /** Those of them that would be drawn the same now, as far as the journal matters. */
  same: ReadonlyMap<string, { html: string }>;
  /** Sets the digest of Astro's output. Pages that were drawn with another output are dropped. */
  drawnBy(program: string): void;
  /** The page at an address, where it would be drawn the same now. */
  get(address: string): string | undefined;
  /** Keeps a page that has been drawn. */
  set(address: string, html: string, reads: Reads): void;
  /** Writes the pages that were read or set, and drops all others. */
  save(): Promise<void>;
}

/** Opens what earlier builds have left. The journal has been read by now. */
export async function openKeptPages(shards: Shards): Promise<KeptPages> {
  const before = await readShards<Kept>(shards);
  const same = new Map([...before].filter(([, { reads }]) => sameAsNow(reads)));
  const used = new Map<string, Kept>();
  let program = '';
  return {
    before,
    same,
    drawnBy(now) {
      program = now;
      for (const [address, kept] of same) if (kept.program !== now) same.delete(address);
    },
    get(address) {
      const last = before.get(address);
      // What was not known to be the same before Astro had built the pages may be by now.
      const still = last?.program === program && sameAsNow(last.reads);
      const kept = same.get(address) ?? (still ? last : undefined);
      if (kept) used.set(address, kept);
      return kept?.html;
    },
    set: (address, html, reads) => void used.set(address, { html, reads, program }),
    save: () => writeShards(shards, used, before),
  };
}
