import { err, ok, type Result } from '#core/base/result.ts';
import type { Cube } from '#core/cube/cube.ts';
import { readStat } from '#core/cube/readStat.ts';
import type { Stat } from '#core/cube/stat.ts';
import type { MissingReason } from '#core/evaluate/value.ts';
import type { Dataset } from '#core/model/schema.ts';
import { isUndated } from '#core/plan/bindNode.ts';
import type { PlanMeasure } from '#core/plan/plan.ts';
import type { DayRange } from '#core/time/period.ts';
import { intersect, sameRange } from '#core/time/range.ts';

export interface StatSource {
  /** Asked in order; the first that can answer exactly does. */
  readonly cubes: readonly (Cube | null)[];
  readonly dataset: Dataset | null;
  readonly range: DayRange;
  readonly cell: number | null;
}

/**
 * The statistic of a measure for the source's period, of which only the days inside the data count.
 *
 * Errors   'no-dataset'; 'outside-data': the period and the data share no day; 'not-rollable': no cube has it.
 */
export function readMeasure(source: StatSource, measure: PlanMeasure): Result<Stat, MissingReason> {
  const { dataset } = source;
  if (dataset === null) return err({ code: 'no-dataset' });
  const extent = isUndated(dataset) ? null : dataset.extent;
  if (extent !== null && intersect(source.range, extent) === null) return err({ code: 'outside-data' });
  for (const cube of source.cubes) {
    const range = cube === null ? null : rangeInCube(cube, source.range, extent);
    const stat =
      cube === null || (range === null && cube.plan.time !== null)
        ? null
        : readStat(cube, measure.key, range, source.cell);
    if (stat?.ok) return ok(stat.value);
  }
  return err({ code: 'not-rollable' });
}

/** The cube's own range with the same days of data in it: those outside the data hold no rows. */
function rangeInCube(cube: Cube, range: DayRange, extent: DayRange | null): DayRange | null {
  const { time } = cube.plan;
  const days = extent === null ? range : intersect(range, extent);
  if (time === null || days === null || time.buckets.kind === 'days') return days;
  const sameDays = (asked: DayRange): boolean => {
    const inside = extent === null ? asked : intersect(asked, extent);
    return inside !== null && sameRange(inside, days);
  };
  return time.buckets.ranges.find(sameDays) ?? null;
}
