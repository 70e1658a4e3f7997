const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
/** Steps that clocks and calendars have, in seconds; longer ones are 1, 2 or 5 times a power of ten of days. */
const steps: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minute),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hour),
  ...[0, 1, 2, 3].flatMap((power) => [1, 2, 5].map((days) => days * 10 ** power * day)),
];

/**
 * About `count` values of an axis of durations, at whole seconds, minutes, hours or days: as decimals choose them they
 * would stand at 5.8 and 11.6 days. Null where a step of decimals is as good: below a second, or beyond centuries.
 *
 * Units    seconds.
 */
export function durationTicks([low, high]: readonly [number, number], count: number): readonly number[] | null {
  const wanted = (high - low) / count;
  const step = steps.find((each) => each >= wanted * 0.75);
  if (!(wanted >= 1) || step === undefined) return null;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * step);
}
