import type { CauseSegment } from '#core/rootcause/causeReport.ts';
import { msPerDay, outcomeColumn } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';
import { cellsOf, columnFor } from '../../ingest/importing.ts';
import type { RealSet } from './importSet.ts';

type Cells = ReturnType<typeof cellsOf>;

const known = new WeakMap<RealSet, Map<string, Cells>>();

/** The cells of a column as the file had them, kept. */
function cells(set: RealSet, column: string): Cells {
  const columns = known.get(set) ?? new Map<string, Cells>();
  known.set(set, columns);
  const found = columns.get(column) ?? cellsOf(columnFor(set.table, column));
  columns.set(column, found);
  return found;
}

/** The rows of a period, counted one by one: no plan, cube or leaf is asked. */
export function rowsIn(set: RealSet, { fromDay, toDay }: DayRange): readonly number[] {
  const rows: number[] = [];
  const outcomes = cells(set, outcomeColumn);
  cells(set, set.dataset.dateColumn ?? '').forEach((ms, row) => {
    const day = Math.floor(Number(ms) / msPerDay);
    if (ms !== null && day >= fromDay && day < toDay && outcomes[row] !== 'excluded') rows.push(row);
  });
  return rows;
}

/** Rows in a period and segment, and how many of them are resolved. */
export function countIn(
  set: RealSet,
  period: DayRange,
  segment: CauseSegment,
): { readonly n: number; readonly x: number } {
  const fixed = segment.map(({ column, value }) => [cells(set, column), value] as const);
  const rows = rowsIn(set, period).filter((row) => fixed.every(([of, value]) => of[row] === value));
  const outcomes = cells(set, outcomeColumn);
  return { n: rows.length, x: rows.filter((row) => outcomes[row] === 'resolved').length };
}

/** The values that a dimension has. */
export function valuesOf(set: RealSet, column: string): readonly (string | null)[] {
  return [...new Set(cells(set, column).map((cell) => (cell === null ? null : String(cell))))];
}
