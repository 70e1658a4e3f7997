import { sum } from '#core/base/sum.ts';
import type { Counted } from '#core/rootcause/searchableAxes.ts';

/** Fewer rows in both periods together say nothing. */
const leastRows = 10;

/**
 * How far a tag moved: the largest z of its share of the rows, of every part of them, and of their mean, each held
 * against the rows without it where it is a level.
 *
 * Shapes   holds: 1 where a leaf has the tag. 0 where there are too few rows.
 * Cost     O(leaves · parts).
 */
export function tagStrength(holds: Uint8Array, { rows, parts, moments }: Counted): number {
  const inside = (of: Float64Array): number =>
    of.reduce((total, value, leaf) => total + (holds[leaf] === 1 ? value : 0), 0);
  const sides = (of: readonly Float64Array[]): Sides => {
    const [before = noLeaves, after = noLeaves] = of;
    const [b, a] = [inside(before), inside(after)];
    return { in0: b, in1: a, out0: sum(before) - b, out1: sum(after) - a };
  };
  const n = sides(rows);
  if (n.in0 + n.in1 < leastRows) return 0;
  const share = zOfChange(n.in0, n.in0 + n.out0, n.in1, n.in1 + n.out1);
  const rates = parts.map((part) => {
    const x = sides(part);
    return difference(change(x.in0, n.in0, x.in1, n.in1), change(x.out0, n.out0, x.out1, n.out1));
  });
  const means = moments === null ? [] : [zOfMeans(n, sides(moments.sum), sides(moments.sumSquares))];
  return Math.max(...[share, ...rates, ...means].map((z) => (Number.isFinite(z) ? Math.abs(z) : 0)));
}

interface Sides {
  readonly in0: number;
  readonly in1: number;
  readonly out0: number;
  readonly out1: number;
}

interface Change {
  readonly by: number;
  readonly variance: number;
}

const noLeaves = new Float64Array(0);

/** Of a proportion, with the variance that it has if nothing changed. */
function change(x0: number, n0: number, x1: number, n1: number): Change {
  const level = (x0 + x1) / (n0 + n1);
  return { by: x1 / n1 - x0 / n0, variance: level * (1 - level) * (1 / n0 + 1 / n1) };
}

function zOfChange(x0: number, n0: number, x1: number, n1: number): number {
  const { by, variance } = change(x0, n0, x1, n1);
  return by / Math.sqrt(variance);
}

function difference(inside: Change, outside: Change): number {
  return (inside.by - outside.by) / Math.sqrt(inside.variance + outside.variance);
}

function zOfMeans(n: Sides, x: Sides, squares: Sides): number {
  const changeOf = (n0: number, n1: number, x0: number, x1: number, q: number): Change => {
    const mean = (x0 + x1) / (n0 + n1);
    return { by: x1 / n1 - x0 / n0, variance: Math.max(0, q / (n0 + n1) - mean * mean) * (1 / n0 + 1 / n1) };
  };
  return difference(
    changeOf(n.in0, n.in1, x.in0, x.in1, squares.in0 + squares.in1),
    changeOf(n.out0, n.out1, x.out0, x.out1, squares.out0 + squares.out1),
  );
}
