import { followedCohorts, watchedOf } from '#core/stats/cohorts.ts';
import { maturityAge } from '#core/stats/delayCurve.ts';
import { type SettledDays, settledDays } from '#core/stats/settledDays.ts';
import { type Column, type ColumnRole, msPerDay, outcomeColumn, outcomes, type TypedTable } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';

const secondsPerDay = 86_400;
const mostDays = 366;
const mostNumbers = 3_000_000;

/**
 * The days of a table that can be read as they stand: neither thin nor too young.
 *
 * Shapes   null without a date. Age counts where rows are dated by creation and have a resolution time.
 * Cost     O(rows + days²) at most.
 */
export function settledOf(table: TypedTable, extent: DayRange | null): SettledDays | null {
  const date = table.schema.findIndex(({ id }) => id === table.dateColumn);
  const times = table.columns[date];
  if (extent === null || times?.kind !== 'time') return null;
  const length = extent.toDay - extent.fromDay;
  const bins = Math.max(1, Math.min(length, mostDays, Math.floor(mostNumbers / Math.max(1, length))));
  const created = new Float64Array(length);
  const resolvedAtAge = new Float64Array(length * bins);
  const delays = table.schema[date]?.role === 'created_at' ? measureOf(table, 'resolution_seconds') : null;
  const outcome = outcomeOf(table);
  for (let row = 0; row < table.rowCount; row++) {
    const day = Math.floor((times.values[row] ?? Number.NaN) / msPerDay) - extent.fromDay;
    if (!(day >= 0 && day < length) || outcome?.isExcluded(row)) continue;
    created[day] = (created[day] ?? 0) + 1;
    const age = Math.floor((delays?.[row] ?? Number.NaN) / secondsPerDay);
    if (!(age >= 0 && age < bins) || outcome?.isResolved(row) === false) continue;
    resolvedAtAge[day * bins + age] = (resolvedAtAge[day * bins + age] ?? 0) + 1;
  }
  const cohorts = delays === null ? [] : followedCohorts({ days: extent, created, resolvedAtAge, bins });
  return settledDays(extent, created, maturityAge(watchedOf(cohorts))?.age ?? null);
}

function measureOf({ schema, columns }: TypedTable, role: ColumnRole): Float64Array | null {
  const column: Column | undefined = columns[schema.findIndex((each) => each.role === role && each.kind === 'measure')];
  return column?.kind === 'measure' ? column.values : null;
}

/** Null where the table has no outcomes. */
function outcomeOf({ schema, columns }: TypedTable) {
  const column = columns[schema.findIndex(({ id, derived }) => id === outcomeColumn && derived)];
  if (column?.kind !== 'dimension') return null;
  const [resolved, excluded] = [outcomes.indexOf('resolved') + 1, outcomes.indexOf('excluded') + 1];
  return {
    isResolved: (row: number): boolean => column.codes[row] === resolved,
    isExcluded: (row: number): boolean => column.codes[row] === excluded,
  };
}
