import type { Filter } from '#core/table/filter.ts';
import { filterMask } from '#core/table/match.ts';
import { type Column, msPerDay, type Outcome, outcomes, type TypedTable } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';

export function columnOf(table: TypedTable, id: string): Column {
  const column = table.columns[table.schema.findIndex((schema) => schema.id === id)];
  if (column === undefined) throw new Error(`no column ${id}`);
  return column;
}

export function numbersOf(table: TypedTable, id: string): Float64Array {
  const column = columnOf(table, id);
  if (column.kind !== 'measure' && column.kind !== 'time') throw new Error(`${id} holds no numbers`);
  return column.values;
}

/** Cells of a dimension as text. */
export function valuesOf(table: TypedTable, id: string): readonly (string | null)[] {
  const column = columnOf(table, id);
  if (column.kind !== 'dimension') throw new Error(`${id} is no dimension`);
  return Array.from(column.codes, (code) => column.dictionary[code - 1] ?? null);
}

export function maskOf(table: TypedTable, filter: Filter): Uint8Array {
  const byId = new Map(table.schema.map(({ id }) => [id, columnOf(table, id)] as const));
  const mask = filterMask(filter, byId, table.rowCount);
  if (!mask.ok) throw new Error(mask.error.column);
  return mask.value;
}

export function daysOf(table: TypedTable): Int32Array {
  return Int32Array.from(numbersOf(table, 'created_at'), (ms) => Math.floor(ms / msPerDay));
}

export interface Tally {
  /** Conversations that are not excluded. */
  readonly n: number;
  readonly by: Readonly<Record<Outcome, number>>;
  readonly rate: number;
}

/** Outcomes of the rows of a range, where `keep` holds; open ones count as unresolved. */
export function tally(table: TypedTable, range: DayRange, keep: (row: number) => boolean = () => true): Tally {
  const outcome = columnOf(table, 'outcome');
  if (outcome.kind !== 'dimension') throw new Error('outcome is no dimension');
  const counts = new Array<number>(outcomes.length).fill(0);
  numbersOf(table, 'created_at').forEach((ms, row) => {
    const isInside = ms >= range.fromDay * msPerDay && ms < range.toDay * msPerDay;
    if (!isInside || !keep(row)) return;
    const index = (outcome.codes[row] ?? 0) - 1;
    counts[index] = (counts[index] ?? 0) + 1;
  });
  const entries = outcomes.map((name, i) => [name, counts[i] ?? 0] as const);
  const by = Object.fromEntries(entries) as Record<Outcome, number>;
  const n = counts.reduce((sum, count) => sum + count, 0) - by.excluded;
  return { n, by, rate: by.resolved / n };
}
