/** Gives pages to Pagefind, in an order that depends on nothing but their addresses. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createIndex, type PagefindIndex } from 'pagefind';
import {
  fragmentsOf,
  holdPlaces,
  NO_INDEX,
  removeIndex,
  type WrittenIndex,
} from './keptFragments.ts';
import { isSearched, searchedPart } from './searchedPart.ts';

/** A page of the site. */
export interface SearchPage {
  /** From the root of the site: `incidents/a/`. */
  address: string;
  /** SHA-256 of the page, in hex. */
  digest: string;
  /** The file that holds it, absolute. */
  file: string;
  /** The page itself, as long as the file is not written. */
  html?: string;
}

export interface IndexFiles {
  index: WrittenIndex;
  /** The fragments that were left out. */
  held: string[];
}

/** How many pages Pagefind may have received and not read yet: they wait in memory. */
const MAX_WAITING = 24;
/** Takes the place of a page that is not drawn yet. */
const NOTHING_YET = '<!doctype html><html><body data-pagefind-body></body></html>';

/**
 * The pages of one index. Pagefind numbers pages in the order in which they are added for the first time, and the numbers
 * decide the bytes of the index. A page that is added again replaces the first one in its place. So the pages that an
 * earlier build has left can be added before it is known which of them are still right.
 */
export class SearchFeed {
  /** What Pagefind has, in its order: digests by address. */
  readonly #given = new Map<string, string>();
  /** The digests of what Pagefind got, by address. */
  readonly #contents = new Map<string, string>();
  readonly #index: PagefindIndex;
  readonly #failures: string[] = [];
  readonly #waiting = new Set<Promise<void>>();

  private constructor(index: PagefindIndex) {
    this.#index = index;
  }

  /** @throws if Pagefind cannot be started. */
  static async start(): Promise<SearchFeed> {
    const { index, errors } = await createIndex();
    if (!index) throw new Error(errors.join(' '));
    return new SearchFeed(index);
  }

  /** Whether the index has a page at an address, whatever it says. */
  has(address: string): boolean {
    return this.#given.has(address);
  }

  /** Whether the index has exactly these pages, in this order. */
  isOf(pages: readonly { address: string; digest: string }[]): boolean {
    const given = [...this.#given];
    return (
      given.length === pages.length &&
      pages.every(({ address, digest }, index) => {
        const [wanted, now] = given[index] ?? [];
        return wanted === address && now === digest;
      })
    );
  }

  /**
   * Adds a page, or replaces the one at the same address. If its file is gone, the page is empty: if Astro draws all pages
   * again, the files of the program that began are removed. Each page is added again when Astro has drawn it.
   */
  async add({ address, digest, file, html }: SearchPage): Promise<void> {
    if (this.#given.get(address) === digest) return;
    const text = html ?? textOf(file);
    await (text === undefined ? this.#holdPlace(address) : this.#give(address, digest, text));
  }

  /** Adds what a file holds now, or an empty page if there is no such file. */
  async addFile(address: string, file: string): Promise<void> {
    try {
      const bytes = readFileSync(file);
      const html = bytes.toString();
      if (isSearched(html)) {
        await this.#give(address, hash('sha256', bytes, 'hex'), html);
        return;
      }
    } catch {
      // A note that is new, or that has another address.
    }
    await this.#holdPlace(address);
  }

  /** Adds an empty page, which gets the number of the page that will replace it. */
  async #holdPlace(address: string): Promise<void> {
    await this.#give(address, '', NOTHING_YET);
  }

  async #give(address: string, digest: string, html: string): Promise<void> {
    this.#given.set(address, digest);
    const content = searchedPart(html);
    this.#contents.set(address, hash('sha256', content, 'base64'));
    const adding = this.#index
      .addHTMLFile({ url: `/${address}`, content })
      .then(
        ({ errors }) => void this.#failures.push(...errors),
        (error: Error) => void this.#failures.push(error.message),
      )
      .then(() => void this.#waiting.delete(adding));
    this.#waiting.add(adding);
    if (this.#waiting.size >= MAX_WAITING) await Promise.race(this.#waiting);
  }

  /**
   * Writes the index into a folder. Fragments that the output folder has are left out: there are empty files instead.
   *
   * @param outputPath absolute. It does not exist yet.
   * @param before the index that the output folder has.
   * @throws an error whose message says what Pagefind could not do.
   */
  async write(outputPath: string, before: WrittenIndex = NO_INDEX): Promise<IndexFiles> {
    await Promise.all(this.#waiting);
    const known = new Map(before.pages.map((page) => [page.address, page]));
    const held = new Map<string, string>();
    for (const [address, content] of this.#contents) {
      const page = known.get(address);
      if (page?.content === content) held.set(address, page.fragment);
    }
    if (held.size > 0) holdPlaces(outputPath, held.values());
    await this.#write(outputPath);
    const written = fragmentsOf(outputPath, this.#given.size);
    if (held.size > 0) {
      // Two fragments may begin with the same digits. Then their names depend on each other.
      const others = new Set(held.values());
      const right = [...this.#given.keys()].every((address, index) => {
        const name = written?.fragments[index] ?? '';
        return held.has(address) ? held.get(address) === name : !others.has(name);
      });
      if (!right || written?.version !== before.version) {
        removeIndex(outputPath);
        return await this.write(outputPath);
      }
    }
    const pages = [...this.#contents].map(([address, content], index) => {
      return { address, content, fragment: written?.fragments[index] ?? '' };
    });
    return {
      index: { version: written?.version ?? '', pages: written ? pages : [] },
      held: [...held.values()],
    };
  }

  async #write(outputPath: string): Promise<void> {
    if (this.#failures.length === 0) {
      const { errors } = await this.#index.writeFiles({ outputPath: path.resolve(outputPath) });
      this.#failures.push(...errors);
    }
    if (this.#failures.length > 0) throw new Error(this.#failures.join(' '));
  }

  /** Forgets the pages. */
  async end(): Promise<void> {
    await Promise.all(this.#waiting);
    await this.#index.deleteIndex();
  }
}

/** `undefined` if there is no such file. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
