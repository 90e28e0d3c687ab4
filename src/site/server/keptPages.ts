/** The pages of earlier builds, kept as long as everything that they show stays the same. */
import { readShards, type Shards, writeShards } from '../../files/shards.ts';
import { type Reads, sameAsNow } from '../reads.ts';

interface Kept {
  html: string;
  reads: Reads;
  /** The digest of Astro's output when the page was rendered. */
  program: string;
}

export interface KeptPages {
  /** All pages of the last build, by address. */
  before: ReadonlyMap<string, { html: string }>;
  /** Those that would be rendered the same now, as far as the journal is concerned. */
  same: ReadonlyMap<string, { html: string }>;
  /** Sets the digest of Astro's output. Pages that were rendered with another output are dropped. */
  drawnBy(program: string): void;
  /** The page at an address, if it would be rendered the same now. */
  get(address: string): string | undefined;
  /** Keeps a page that has been rendered. */
  set(address: string, html: string, reads: Reads): void;
  /** Writes the pages that were read or set, and drops all others. */
  save(): Promise<void>;
}

/** Opens the pages of earlier builds. The journal must have been read already. */
export async function openKeptPages(shards: Shards): Promise<KeptPages> {
  const before = readShards<Kept>(shards);
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
      // Reads that were unknown before Astro built the pages may be known by now.
      const still = last?.program === program && sameAsNow(last.reads);
      const kept = same.get(address) ?? (still ? last : undefined);
      if (kept) used.set(address, kept);
      return kept?.html;
    },
    set: (address, html, reads) => void used.set(address, { html, reads, program }),
    save: () => writeShards(shards, used, before),
  };
}
