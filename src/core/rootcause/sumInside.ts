import type { Scores } from '#core/rootcause/evidence.ts';
import type { LeafTable } from '#core/rootcause/leafTable.ts';

/** Sums over some leaves, of all and by value of every dimension. */
export interface InsideSums {
  readonly u: number;
  readonly v: number;
  readonly byValue: readonly Scores[];
}

/** Cost: O(leaves · dimensions). */
export function sumInside({ sizes, codes, sets }: LeafTable, leaves: Int32Array, scores: Scores): InsideSums {
  const byValue = sizes.map((size, d) =>
    sumByValue(size, codes[d] ?? new Uint32Array(0), sets[d] ?? null, leaves, scores),
  );
  return { ...sumScores(leaves, scores), byValue };
}

function sumByValue(
  size: number,
  codes: Uint32Array,
  sets: LeafTable['sets'][number],
  leaves: Int32Array,
  { u, v }: Scores,
): Scores {
  const count = sets?.length ?? size;
  const sums = { u: new Float64Array(count), v: new Float64Array(count) };
  for (let k = 0; k < leaves.length; k++) {
    const leaf = leaves[k] ?? 0;
    const code = codes[leaf] ?? 0;
    sums.u[code] = (sums.u[code] ?? 0) + (u[leaf] ?? 0);
    sums.v[code] = (sums.v[code] ?? 0) + (v[leaf] ?? 0);
  }
  return sets === null ? sums : spreadSets(size, sets, sums);
}

/** What every set holds, to each of its values. */
function spreadSets(size: number, sets: readonly (readonly number[])[], ofSets: Scores): Scores {
  const sums = { u: new Float64Array(size), v: new Float64Array(size) };
  sets.forEach((values, set) => {
    for (const value of values) {
      sums.u[value] = (sums.u[value] ?? 0) + (ofSets.u[set] ?? 0);
      sums.v[value] = (sums.v[value] ?? 0) + (ofSets.v[set] ?? 0);
    }
  });
  return sums;
}

export function sumScores(leaves: Int32Array, scores: Scores): { readonly u: number; readonly v: number } {
  let [u, v] = [0, 0];
  for (let k = 0; k < leaves.length; k++) {
    const leaf = leaves[k] ?? 0;
    u += scores.u[leaf] ?? 0;
    v += scores.v[leaf] ?? 0;
  }
  return { u, v };
}
