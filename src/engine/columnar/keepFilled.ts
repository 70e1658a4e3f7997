import type { StatArrays } from '#core/cube/cube.ts';
import type { LeafTable } from '#core/cube/leafTable.ts';
import type { RowGroups } from '#engine/columnar/groupRows.ts';

/** Leaves out the groups of which no measure has a row in any bucket. Cost: O(numbers). */
export function keepFilled(
  { count, codes }: RowGroups,
  stats: LeafTable['stats'],
  bucketCount: number,
): Pick<LeafTable, 'leafCount' | 'codes' | 'stats'> {
  const filled = filledGroups(count, Object.values(stats), bucketCount);
  if (filled.length === count) return { leafCount: count, codes, stats };
  const pick = (values: Float64Array): Float64Array => {
    const picked = new Float64Array(filled.length * bucketCount);
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      for (let leaf = 0; leaf < filled.length; leaf++) {
        picked[bucket * filled.length + leaf] = values[bucket * count + (filled[leaf] ?? 0)] ?? 0;
      }
    }
    return picked;
  };
  return {
    leafCount: filled.length,
    codes: codes.map((ofGroup) => filled.map((group) => ofGroup[group] ?? 0)),
    stats: Object.fromEntries(Object.entries(stats).map(([key, arrays]) => [key, pickEach(arrays, pick)])),
  };
}

function filledGroups(count: number, stats: readonly StatArrays[], bucketCount: number): Uint32Array {
  const isFilled = new Uint8Array(count);
  for (const { n } of stats) {
    for (let at = 0; at < bucketCount * count; at++) if ((n[at] ?? 0) > 0) isFilled[at % count] = 1;
  }
  return Uint32Array.from(isFilled.keys()).filter((group) => isFilled[group] === 1);
}

function pickEach(arrays: StatArrays, pick: (values: Float64Array) => Float64Array): StatArrays {
  const picked: Record<string, Float64Array> = {};
  for (const [name, values] of Object.entries(arrays)) picked[name] = pick(values);
  return { n: pick(arrays.n), ...picked };
}
