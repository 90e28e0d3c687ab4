/** What is known of the pages of earlier builds: as long as everything that a page shows stays the same, it need not be drawn. */
import { readShards, type Shards, writeShards } from '../../files/shards.ts';
import { type Reads, sameAsNow } from '../reads.ts';

/** A page. Its HTML is in the output folder. */
interface KeptPage {
  /** SHA-256 of the HTML, in hex. */
  digest: string;
  bytes: number;
  /** Whether the search looks through it. */
  searched: boolean;
  reads: Reads;
  /** The digest of Astro's output when the page was rendered. */
  program: string;
}

export interface KeptPages {
  /** All pages of the last build, by address. */
  before: ReadonlyMap<string, KeptPage>;
  /** Sets the digest of Astro's output. Pages that were rendered with another output do not count. */
  drawnBy(program: string): void;
  /** The page at an address, if it would be rendered the same now. */
  get(address: string): KeptPage | undefined;
  /** Keeps a page that has been rendered. */
  set(address: string, page: Omit<KeptPage, 'program'>): void;
  /** Writes the pages that were read or set, and drops all others. */
  save(): Promise<void>;
}

/** Opens the pages of earlier builds. The journal must have been read already. */
export function openKeptPages(shards: Shards): KeptPages {
  const before = readShards<KeptPage>(shards);
  const used = new Map<string, KeptPage>();
  let program = '';
  return {
    before,
    drawnBy(now) {
      program = now;
    },
    get(address) {
      const last = before.get(address);
      if (last?.program !== program || !sameAsNow(last.reads)) return undefined;
      used.set(address, last);
      return last;
    },
    set: (address, page) => void used.set(address, { ...page, program }),
    save: () => writeShards(shards, used, before),
  };
}
