import type { Rng } from '#core/base/rng.ts';
import { blockBootstrap, type DaySample } from '#core/stats/bootstrap.ts';
import { bootstrapInterval } from '#core/stats/bootstrapInterval.ts';
import type { Interval } from '#core/stats/proportions.ts';
import type { Part } from '#core/stats/ratioOfSums.ts';

export interface ActionTask {
  /** Day by day, whole weeks at best; `den` is 1 for a metric that is a plain number per day. */
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** The same days of a segment that the action did not touch. */
  readonly comparison?: { readonly before: readonly Part[]; readonly after: readonly Part[] };
  readonly rng: Rng;
  readonly resamples?: number;
}

export type ActionEffect =
  | {
      readonly verdict: 'rose' | 'fell';
      readonly effect: Effect;
    }
  | {
      readonly verdict: 'cannot-tell';
      readonly reason: CannotTell;
      readonly effect: Effect | null;
    };

export interface Effect extends Interval {
  /** Change of the level; less the change of the comparison, where there is one. */
  readonly size: number;
  readonly before: number;
  readonly after: number;
  readonly comparisonChange: number | null;
}

export type CannotTell =
  | { readonly code: 'too-few-days'; readonly side: 'before' | 'after'; readonly days: number; readonly needs: number }
  | { readonly code: 'no-rows' }
  /** The interval holds 0. */
  | { readonly code: 'within-noise' }
  /** It was moving the same way before, by as much in as many days. */
  | { readonly code: 'moved-before'; readonly change: number };

const leastDays = 14;

/**
 * Whether a metric's level changed when something was done, against how much it moves by itself.
 *
 * The level is Σ num ÷ Σ den over the days. Its change, less the change of the comparison over the same days
 * (difference in differences), has a 95 % interval by bootstrap over weeks, the comparison resampled with the same
 * days. The honest answers are "rose", "fell" and "can't tell": the last also where the second half of the time before
 * had already moved from the first, beyond noise, in the same direction.
 *
 * Units    those of num ÷ den.
 * Cost     2 × resamples × days.
 * Source   bootstrap: as `blockBootstrap`; M. Bertrand, E. Duflo, S. Mullainathan (2004), How much should we trust
 *          differences-in-differences estimates?, Q. J. Econ. 119(1), 249–275: why whole weeks.
 */
export function assessAction(task: ActionTask): ActionEffect {
  const { before, after } = task;
  const short = before.length < leastDays ? 'before' : after.length < leastDays ? 'after' : null;
  if (short !== null) {
    const reason = { code: 'too-few-days', side: short, days: task[short].length, needs: leastDays } as const;
    return { verdict: 'cannot-tell', reason, effect: null };
  }
  const effect = effectOf(task);
  if (effect === null) return { verdict: 'cannot-tell', reason: { code: 'no-rows' }, effect };
  const { low, high, size } = effect;
  if (low <= 0 && high >= 0) return { verdict: 'cannot-tell', reason: { code: 'within-noise' }, effect };
  const earlier = effectOf(halves(task));
  const isEarlier = earlier !== null && (size > 0 ? earlier.low > 0 : earlier.high < 0);
  if (isEarlier) return { verdict: 'cannot-tell', reason: { code: 'moved-before', change: earlier.size }, effect };
  return { verdict: size > 0 ? 'rose' : 'fell', effect };
}

/** The time before, as if something had been done in its middle. Null intervals (under two weeks a half) say nothing. */
function halves({ before, comparison, ...rest }: ActionTask): ActionTask {
  const middle = before.length - 7 * Math.floor(before.length / 14);
  const cut = (days: readonly Part[]) => ({ before: days.slice(0, middle), after: days.slice(middle) });
  const parts = cut(before);
  return comparison === undefined ? { ...rest, ...parts } : { ...rest, ...parts, comparison: cut(comparison.before) };
}

function effectOf({ before, after, comparison, rng, resamples = 1_000 }: ActionTask): Effect | null {
  const changeOver = ([b, a]: readonly DaySample[], from: readonly Part[], to: readonly Part[]) =>
    levelOf(to, a) - levelOf(from, b);
  const statistic = (windows: readonly DaySample[]) =>
    changeOver(windows, before, after) -
    (comparison === undefined ? 0 : changeOver(windows, comparison.before, comparison.after));
  const boot = blockBootstrap({ lengths: [before.length, after.length], statistic, rng, resamples });
  const interval = bootstrapInterval(boot);
  if (interval === null) return null;
  return {
    size: boot.estimate,
    ...interval,
    before: levelOf(before),
    after: levelOf(after),
    comparisonChange: comparison === undefined ? null : levelOf(comparison.after) - levelOf(comparison.before),
  };
}

function levelOf(parts: readonly Part[], days?: DaySample): number {
  let [num, den] = [0, 0];
  const add = (part: Part | undefined) => {
    num += part?.num ?? 0;
    den += part?.den ?? 0;
  };
  if (days === undefined) parts.forEach(add);
  else for (const day of days) add(parts[day]);
  return num / den;
}
