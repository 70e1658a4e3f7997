import { sum } from '#core/base/sum.ts';
import { type RateAndMix, rateAndMix } from '#core/contribution/rateAndMix.ts';
import type { CauseMeasure, CausePart } from '#core/rootcause/causeQuestion.ts';
import { windowOf } from '#core/rootcause/windows.ts';

/** Leaves of the question that a finding holds, in the whole (layer 0) or in a part (layer k). */
export interface Claim {
  readonly kind: 'rate' | 'volume';
  readonly layer: number;
  readonly leaves: Iterable<number>;
}

export interface SharedChange {
  readonly change: number;
  /** One per claim, same order. */
  readonly claims: readonly (RateAndMix & { readonly overlapsEarlier: boolean })[];
  readonly rest: RateAndMix;
}

interface Carrier {
  readonly layer: number;
  readonly multiplier: number;
  readonly x0: Float64Array;
  readonly x1: Float64Array;
}

/**
 * Splits the change of a number over what was found and the rest; all of it sums to the change.
 *
 * In every part of the tree a leaf belongs to the first rate claim that holds it there, and to the first volume claim
 * that does. Leaves that belong to the same claims are one group; the groups of a part split its change into rate and
 * mix. A group's rate goes to its rate claim, or else to its volume claim; its mix to its volume claim, or else to its
 * rate claim; what has neither is the rest. What of the whole no part carries is one more part.
 *
 * Units    those of the number; NaN where a period has no denominator at all.
 * Cost     O(parts · leaves · claims).
 */
export function shareChange(whole: CauseMeasure, parts: readonly CausePart[], claims: readonly Claim[]): SharedChange {
  const shares = claims.map(() => ({ rate: [] as number[], mix: [] as number[], overlapsEarlier: false }));
  const rest = { rate: [] as number[], mix: [] as number[] };
  const n = denominators(whole);
  for (const carrier of carriersOf(whole, parts)) {
    const groups = groupLeaves(claims, carrier, n);
    for (const claim of groups.overlapping) (shares[claim] ?? { overlapsEarlier: false }).overlapsEarlier = true;
    const effects = n === null ? groups.list.map(totalEffect) : rateAndMix(groups.list);
    effects.forEach(({ rate, mix }, at) => {
      const { byRate = -1, byVolume = -1 } = groups.list[at] ?? {};
      (shares[byRate] ?? shares[byVolume] ?? rest).rate.push(carrier.multiplier * rate);
      (shares[byVolume] ?? shares[byRate] ?? rest).mix.push(carrier.multiplier * mix);
    });
  }
  return {
    change: changeOf(whole),
    claims: shares.map(({ rate, mix, overlapsEarlier }) => ({ rate: sum(rate), mix: sum(mix), overlapsEarlier })),
    rest: { rate: sum(rest.rate), mix: sum(rest.mix) },
  };
}

function denominators(whole: CauseMeasure): readonly [n0: Float64Array, n1: Float64Array] | null {
  return whole.kind === 'total' ? null : [windowOf(whole.n, 0), windowOf(whole.n, 1)];
}

function amountsOf(whole: CauseMeasure): readonly [x0: Float64Array, x1: Float64Array] {
  const amounts = whole.kind === 'ratio' ? whole.x : whole.kind === 'mean' ? whole.sum : whole.amount;
  return [windowOf(amounts, 0), windowOf(amounts, 1)];
}

function changeOf(whole: CauseMeasure): number {
  const [x0, x1] = amountsOf(whole);
  const n = denominators(whole);
  return n === null ? sum(x1) - sum(x0) : sum(x1) / sum(n[1]) - sum(x0) / sum(n[0]);
}

function carriersOf(whole: CauseMeasure, parts: readonly CausePart[]): readonly Carrier[] {
  const [x0, x1] = amountsOf(whole);
  const carriers = parts.map(({ x, multiplier }, k) => ({
    layer: k + 1,
    multiplier,
    x0: windowOf(x, 0),
    x1: windowOf(x, 1),
  }));
  const left = (of: Float64Array, side: 'x0' | 'x1'): Float64Array => {
    const rest = of.slice();
    for (const one of carriers) {
      for (let leaf = 0; leaf < rest.length; leaf++) {
        rest[leaf] = (rest[leaf] ?? 0) - one.multiplier * (one[side][leaf] ?? 0);
      }
    }
    return rest;
  };
  return [...carriers, { layer: 0, multiplier: 1, x0: left(x0, 'x0'), x1: left(x1, 'x1') }];
}

interface Group {
  readonly byRate: number;
  readonly byVolume: number;
  x0: number;
  n0: number;
  x1: number;
  n1: number;
}

function groupLeaves(
  claims: readonly Claim[],
  { layer, x0, x1 }: Carrier,
  n: readonly [n0: Float64Array, n1: Float64Array] | null,
): { readonly list: readonly Group[]; readonly overlapping: ReadonlySet<number> } {
  const overlapping = new Set<number>();
  const owners = { rate: new Int32Array(x0.length).fill(-1), volume: new Int32Array(x0.length).fill(-1) };
  claims.forEach((claim, at) => {
    if (claim.layer !== 0 && claim.layer !== layer) return;
    const owner = owners[claim.kind];
    for (const leaf of claim.leaves) {
      if ((owner[leaf] ?? -1) < 0) owner[leaf] = at;
      else overlapping.add(at);
    }
  });
  const groups: Group[] = [];
  for (let leaf = 0; leaf < x0.length; leaf++) {
    const [byRate, byVolume] = [owners.rate[leaf] ?? -1, owners.volume[leaf] ?? -1];
    const key = (byRate + 1) * (claims.length + 1) + byVolume + 1;
    const group = groups[key] ?? { byRate, byVolume, x0: 0, n0: 0, x1: 0, n1: 0 };
    group.x0 += x0[leaf] ?? 0;
    group.x1 += x1[leaf] ?? 0;
    group.n0 += n?.[0][leaf] ?? 0;
    group.n1 += n?.[1][leaf] ?? 0;
    groups[key] = group;
  }
  return { list: Object.values(groups), overlapping };
}

function totalEffect({ x0, x1 }: Group): RateAndMix {
  return { rate: x1 - x0, mix: 0 };
}
