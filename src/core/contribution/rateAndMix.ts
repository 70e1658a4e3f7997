import { sum } from '#core/base/sum.ts';

/** One group of a ratio: numerator x and denominator n on both sides. */
export interface RatioGroup {
  readonly x0: number;
  readonly n0: number;
  readonly x1: number;
  readonly n1: number;
}

export interface RateAndMix {
  readonly rate: number;
  readonly mix: number;
}

/**
 * Rate and mix effect of every group on the change of Σx ÷ Σn. The sum of all is the change exactly.
 *
 * The mix of a group is measured against the overall ratio, so that growing is only good for a group that is better
 * than the whole. A group that is absent on a side takes the other side's ratio there: all of its effect is mix.
 *
 * Shapes   one result per group, same order. NaN where a side has no denominator at all.
 * Units    those of x ÷ n.
 * Source   E. M. Kitagawa (1955), J. Am. Stat. Assoc. 50(272), 1168–1194; symmetric weights, centred mix.
 */
export function rateAndMix(groups: readonly RatioGroup[]): readonly RateAndMix[] {
  const n0 = sum(groups.map((group) => group.n0));
  const n1 = sum(groups.map((group) => group.n1));
  const whole0 = sum(groups.map((group) => group.x0)) / n0;
  const whole1 = sum(groups.map((group) => group.x1)) / n1;
  const centre = (whole0 + whole1) / 2;
  return groups.map((group) => {
    if (group.n0 === 0 && group.n1 === 0) return { rate: 0, mix: 0 };
    const r0 = group.n0 === 0 ? group.x1 / group.n1 : group.x0 / group.n0;
    const r1 = group.n1 === 0 ? group.x0 / group.n0 : group.x1 / group.n1;
    const w0 = group.n0 / n0;
    const w1 = group.n1 / n1;
    return { rate: ((w0 + w1) / 2) * (r1 - r0), mix: ((r0 + r1) / 2 - centre) * (w1 - w0) };
  });
}
