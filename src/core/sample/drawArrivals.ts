import { drawIndex, drawNormal, drawPoisson } from '#core/base/draw.ts';
import type { Rng } from '#core/base/rng.ts';
import { demand } from '#core/sample/world.ts';
import type { DayIndex, DayRange } from '#core/time/period.ts';

/** Seconds of the day at which conversations arrive, ascending. */
export function drawArrivals(rng: Rng, day: DayIndex, range: DayRange): Float64Array {
  const daily = rng.split(day);
  const progress = (day - range.fromDay) / (range.toDay - range.fromDay);
  const trend = 1 + demand.growth * (progress - 0.5);
  const noise = Math.exp(demand.noise * drawNormal(daily));
  const count = drawPoisson(daily, (demand.perWeek * trend * noise * (demand.byWeekday[weekdayOf(day)] ?? 0)) / 7);
  const seconds = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    seconds[i] = Math.floor((drawIndex(daily, demand.byHour) + daily.uniform()) * 3_600);
  }
  return seconds.sort();
}

/** 0 = Monday; day 0 was a Thursday. */
export function weekdayOf(day: DayIndex): number {
  return (day + 3) % 7;
}
