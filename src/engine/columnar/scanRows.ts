import { err, ok, type Result } from '#core/base/result.ts';
import { filterColumns } from '#core/table/filter-columns.ts';
import { compileFilter } from '#core/table/match.ts';
import type { Column } from '#core/table/table.ts';
import { tagsCell } from '#core/table/tags.ts';
import { textCell } from '#core/table/text.ts';
import type { DayColumn } from '#engine/columnar/dayColumn.ts';
import { sliceOf } from '#engine/columnar/dayColumn.ts';
import { growingInts } from '#engine/columnar/kernels/growing.ts';
import type { LoadedTable } from '#engine/columnar/loadedTable.ts';
import type { Pacer } from '#engine/columnar/pacer.ts';
import { rowOrder } from '#engine/columnar/rowOrder.ts';
import type { EngineError, RowCell, RowPage, RowQuery } from '#engine/port.ts';

/**
 * One page of the rows that match, and how many match in all.
 *
 * Errors   'unknown-column', 'unsupported', 'cancelled'.
 * Cost     O(rows of the period), and a sort of the matching rows where one is asked for.
 */
export async function scanRows(
  table: LoadedTable,
  query: RowQuery,
  pacer: Pacer,
): Promise<Result<RowPage, EngineError>> {
  const columns: Column[] = [];
  for (const id of [...query.columns, ...otherColumns(query)]) {
    const column = table.columns.get(id);
    if (column === undefined) return err({ code: 'unknown-column', column: id });
    columns.push(column);
  }
  const matches = await matchingRows(table, query, pacer);
  if (!matches.ok) return matches;
  const { sort, offset, limit } = query;
  const sortColumn = sort === null ? undefined : table.columns.get(sort.column);
  const rows = matches.value;
  if (sort !== null && sortColumn !== undefined) rows.sort(rowOrder(sortColumn, rows, sort.descending));
  const shown = columns.slice(0, query.columns.length);
  const page = [...rows.subarray(offset, offset + limit)].map((row) => shown.map((column) => cellOf(column, row)));
  return ok({ columns: query.columns, rows: page, total: rows.length });
}

function otherColumns({ filter, sort, time }: RowQuery): readonly string[] {
  return [...filterColumns(filter), ...(sort === null ? [] : [sort.column]), ...(time === null ? [] : [time.column])];
}

async function matchingRows(
  table: LoadedTable,
  { filter, time }: RowQuery,
  pacer: Pacer,
): Promise<Result<Int32Array, EngineError>> {
  const matches = compileFilter(filter, table.columns);
  if (!matches.ok) return matches;
  const days = daysOf(table, time);
  if (!days.ok) return days;
  const inTime = dayTest(days.value, time);
  const slice =
    days.value === null || time === null ? { from: 0, to: table.rowCount } : sliceOf(days.value, time.range);
  const found = growingInts();
  for (let row = slice.from; row < slice.to; row++) {
    if (row % 16_384 === 0 && (await pacer.pause())) return err({ code: 'cancelled' });
    if (inTime(row) && matches.value(row)) found.push(row);
  }
  return (await pacer.pause()) ? err({ code: 'cancelled' }) : ok(found.take());
}

function daysOf(table: LoadedTable, time: RowQuery['time']): Result<DayColumn | null, EngineError> {
  if (time === null) return ok(null);
  const column = table.columns.get(time.column);
  if (column?.kind !== 'time') return err({ code: 'unsupported', what: `time of ${time.column}` });
  return ok(table.days(time.column, column));
}

function dayTest(days: DayColumn | null, time: RowQuery['time']): (row: number) => boolean {
  if (days === null || time === null) return () => true;
  const { fromDay, toDay } = time.range;
  return (row) => {
    const day = days.days[row] ?? toDay;
    return day >= fromDay && day < toDay;
  };
}

function cellOf(column: Column, row: number): RowCell {
  switch (column.kind) {
    case 'dimension':
      return column.dictionary[(column.codes[row] ?? 0) - 1] ?? null;
    case 'tags':
      return tagsCell(column, row);
    case 'text':
      return textCell(column, row);
    default: {
      const value = column.values[row] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    }
  }
}
