export interface Kept {
  text: string;
  /** Set if earlier text was dropped. */
  cut: boolean;
}

/** The end of a text that arrives in pieces. */
export interface Tail {
  keep(piece: string): void;
  end(): Kept;
}

/** Keeps the last characters of a text of any length. */
export function tailOf(characters: number): Tail {
  const pieces: string[] = [];
  let size = 0;
  let cut = false;
  return {
    keep(piece) {
      pieces.push(piece);
      size += piece.length;
      while (size - (pieces[0]?.length ?? 0) >= characters) {
        size -= pieces.shift()?.length ?? 0;
        cut = true;
      }
    },
    end() {
      const all = pieces.join('');
      return { text: all.slice(-characters), cut: cut || all.length > characters };
    },
  };
}
