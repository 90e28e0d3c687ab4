/**
 * Logistic regression by Newton's method (McCullagh and Nelder, Generalized Linear Models, 1989), with a ridge, and
 * with a direction for each feature that the data cannot reverse.
 */

export interface Example<Name extends string> {
  features: Readonly<Record<Name, number>>;
  /** The outcome to predict. */
  holds: boolean;
  /** The weight of the example. */
  weight: number;
}

export interface Fitted<Name extends string> {
  bias: number;
  weights: Record<Name, number>;
}

/** How strongly weights are pulled towards 0, in examples. The bias is not. */
const RIDGE = 20;
const ROUNDS = 40;

/** The weights that make the examples most likely. A feature whose weight would contradict its direction gets 0. */
export function fitLogistic<Name extends string>(
  examples: readonly Example<Name>[],
  directions: Readonly<Record<Name, 1 | -1>>,
): Fitted<Name> {
  const all = Object.keys(directions) as Name[];
  let names = all;
  for (;;) {
    const [bias = 0, ...found] = newton(examples, names);
    const against = names
      .map((name, at) => ({ name, size: -(found[at] ?? 0) * directions[name] }))
      .filter(({ size }) => size > 0)
      .sort((a, b) => b.size - a.size);
    const [worst] = against;
    if (!worst) {
      const weights = Object.fromEntries(
        all.map((name) => [name, found[names.indexOf(name)] ?? 0]),
      );
      return { bias, weights: weights as Record<Name, number> };
    }
    names = names.filter((name) => name !== worst.name);
  }
}

function newton<Name extends string>(
  examples: readonly Example<Name>[],
  names: readonly Name[],
): number[] {
  const rows = examples.map(({ features }) => [1, ...names.map((name) => features[name])]);
  const ridge = [0.01, ...names.map(() => RIDGE)];
  let weights = ridge.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight, at) => -(ridge[at] as number) * weight);
    const curve = ridge.map((own, row) => ridge.map((_, column) => (row === column ? own : 0)));
    examples.forEach(({ holds, weight }, example) => {
      const row = rows[example] as number[];
      const chance = sigmoid(dot(row, weights));
      for (let at = 0; at < row.length; at++) {
        const feature = row[at] as number;
        slope[at] = (slope[at] as number) + weight * ((holds ? 1 : 0) - chance) * feature;
        const line = curve[at] as number[];
        for (let column = 0; column < row.length; column++) {
          line[column] =
            (line[column] as number) +
            weight * chance * (1 - chance) * feature * (row[column] as number);
        }
      }
    });
    const step = solve(curve, slope);
    // A step that is too long would overshoot where the curve is flat.
    const longest = Math.max(...step.map(Math.abs));
    weights = weights.map((weight, at) => weight + (step[at] as number) * Math.min(1, 5 / longest));
    if (longest < 1e-6) break;
  }
  return weights;
}

/** The probability that a fit gives. */
export function chanceOf<Name extends string>(
  { bias, weights }: Fitted<Name>,
  features: Readonly<Record<Name, number>>,
): number {
  const names = Object.keys(weights) as Name[];
  return sigmoid(names.reduce((sum, name) => sum + weights[name] * features[name], bias));
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
