/** Logistic regression by Newton's method: McCullagh and Nelder, Generalized Linear Models, 1989. */

export interface Example {
  features: readonly number[];
  /** What is to be told. */
  holds: boolean;
}

/** How strongly weights are drawn towards 0, in examples. */
const RIDGE = 2;

/** The weights that make the examples likeliest. */
export function fitLogistic(examples: readonly Example[], rounds = 25): number[] {
  const size = examples[0]?.features.length ?? 0;
  let weights = new Array<number>(size).fill(0);
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map((weight) => -RIDGE * weight);
    const curve = weights.map((_, row) => weights.map((_, column) => (row === column ? RIDGE : 0)));
    for (const { features, holds } of examples) {
      const chance = sigmoid(dot(features, weights));
      for (let row = 0; row < size; row++) {
        const feature = features[row] as number;
        slope[row] = (slope[row] as number) + ((holds ? 1 : 0) - chance) * feature;
        const line = curve[row] as number[];
        for (let column = 0; column < size; column++) {
          line[column] =
            (line[column] as number) +
            chance * (1 - chance) * feature * (features[column] as number);
        }
      }
    }
    const step = solve(curve, slope);
    weights = weights.map((weight, index) => weight + (step[index] as number));
  }
  return weights;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** Solves a system of linear equations by elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] as number]);
  const size = rows.length;
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++)
      if (Math.abs(at(row, pivot)) > Math.abs(at(best, pivot))) best = row;
    [rows[pivot], rows[best]] = [rows[best] as number[], rows[pivot] as number[]];
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const factor = at(row, pivot) / at(pivot, pivot);
      rows[row] = (rows[row] as number[]).map(
        (value, column) => value - factor * at(pivot, column),
      );
    }
  }
  return rows.map((_, row) => at(row, size) / at(row, row));
}
