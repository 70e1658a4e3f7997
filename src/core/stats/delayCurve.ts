import { aalenJohansen, curveAt, type StepCurve, type Watched } from '#core/stats/survival.ts';

/** How resolution comes with age. */
export interface DelayCurve {
  /** Share resolved by each age. */
  readonly curve: StepCurve;
  /** The share that gets resolved in the end. */
  readonly plateau: number;
  /** Up to this age enough have been watched to say. */
  readonly horizon: number;
}

/** The event that counts as a resolution; all others compete with it. */
export const resolution = 0;

const leastWatched = 30;
const stillRising = 0.01;

/**
 * The delay curve of resolution against all other ends, and where it levels off.
 *
 * The plateau is read at the last age at which 30 are still watched; it stands when the second half of the way there
 * adds no more than 1 % of it.
 *
 * Shapes   `event` 0 is a resolution. Where the time of other ends is not known, give them as still watched until
 *          their last possible day: the share resolved by an age is the same. Null where it does not level off.
 * Units    ages as given.
 * Source   as `aalenJohansen`; known follow-up: J. P. Fine, R. J. Gray (1999), J. Am. Stat. Assoc. 94(446), 496–509,
 *          the "censoring complete" case.
 */
export function delayCurve(watched: readonly Watched[]): DelayCurve | null {
  const curve = aalenJohansen(watched, resolution);
  const horizon = horizonOf(watched);
  if (horizon === null) return null;
  const plateau = curveAt(curve, horizon, 0);
  const isSettled = plateau > 0 && plateau - curveAt(curve, horizon / 2, 0) <= stillRising * plateau;
  return isSettled ? { curve, plateau, horizon } : null;
}

/** The last age at which enough are still watched. */
function horizonOf(watched: readonly Watched[]): number | null {
  let seen = 0;
  for (const { time, count = 1 } of watched.toSorted((a, b) => b.time - a.time)) {
    seen += count;
    if (seen >= leastWatched) return time;
  }
  return null;
}

export interface MaturityAge {
  readonly age: number;
  /** False where resolutions still come in at the last ages that could be watched: it is that age at the least. */
  readonly isSettled: boolean;
}

/**
 * The age at which a share (95 %) of what gets resolved is.
 *
 * Shapes   where the curve does not level off, the age of 95 % of what is known to get resolved: a later one would be
 *          right, so that what it calls too young is, and the rest may be. Null where nothing can be said.
 */
export function maturityAge(watched: readonly Watched[], share = 0.95): MaturityAge | null {
  const settled = delayCurve(watched);
  if (settled !== null) return { age: ageAtShare(settled, share), isSettled: true };
  const horizon = horizonOf(watched);
  if (horizon === null) return null;
  const curve = aalenJohansen(watched, resolution);
  const plateau = curveAt(curve, horizon, 0);
  return plateau > 0 ? { age: ageAtShare({ curve, plateau, horizon }, share), isSettled: false } : null;
}

/** The first age at which a curve has reached a share of its plateau. */
export function ageAtShare({ curve, plateau }: DelayCurve, share = 0.95): number {
  const at = curve.values.findIndex((value) => value >= share * plateau * (1 - 1e-12));
  return curve.times[at] ?? Number.POSITIVE_INFINITY;
}

/** The chance that what is unresolved at an age gets resolved after all. */
export function chanceLater({ curve, plateau }: DelayCurve, age: number): number {
  const sofar = curveAt(curve, age, 0);
  return sofar < plateau ? (plateau - sofar) / (1 - sofar) : 0;
}
