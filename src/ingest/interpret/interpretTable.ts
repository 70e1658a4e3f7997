import type { DayRange } from '#core/time/period.ts';
import { cellAt, type RawColumn, type RawTable } from '#ingest/csv/rawTable.ts';
import { type DecodedColumn, decodeColumn } from '#ingest/interpret/decodeColumn.ts';
import { type AsideDates, setFarDatesAside } from '#ingest/interpret/farDates.ts';
import { idGroups, lastPerId } from '#ingest/interpret/lastPerId.ts';
import { sortByDay } from '#ingest/interpret/sortByDay.ts';
import type { ColumnChoices, Reject } from '#ingest/port.ts';
import { nullTest } from '#ingest/values/nullTest.ts';

/** A raw table with types, without any cell copied yet. */
export interface InterpretedTable {
  readonly raw: RawTable;
  readonly choices: ColumnChoices;
  /** Columns that are read, in file order. */
  readonly decoded: ReadonlyMap<string, DecodedColumn>;
  /** Kept rows in their final order: by day, then as in the file. */
  readonly rows: Uint32Array;
  /** Earlier versions of kept rows. */
  readonly superseded: number;
  /** In file order, structural ones included. */
  readonly rejects: readonly InterpretReject[];
  readonly dateColumn: string | null;
  readonly extent: DayRange | null;
  /** Kept rows without a date, where there is a date column. */
  readonly undated: number;
  /** By column: dates that stand too far apart to be used. */
  readonly asideDates: ReadonlyMap<string, AsideDates>;
}

export interface InterpretReject extends Reject {
  /** The row of the raw table, or null where it never became one. */
  readonly row: number | null;
}

/**
 * Applies choices to the dictionaries: types, rejects, grain, order.
 *
 * Errors   a row whose date is unreadable or far from all others is rejected (a missing date is not), and so is one
 *          without an id where the last row per id is kept. Columns that are ignored or unknown count as not chosen.
 * Cost     O(distinct values) parses, O(rows) for the rest.
 */
export function interpretTable(raw: RawTable, choices: ColumnChoices): InterpretedTable {
  const isNull = nullTest(choices.nullMarkers);
  const decoded = new Map<string, DecodedColumn>();
  const asideDates = new Map<string, AsideDates>();
  for (const column of raw.columns) {
    const choice = choices.byId[column.id];
    const read = choice === undefined ? null : decodeColumn(column, choice, isNull);
    if (read === null) continue;
    const aside = read.kind === 'time' ? setFarDatesAside(read, column.id === choices.dateColumn) : null;
    decoded.set(column.id, aside?.column ?? read);
    if (aside !== null) asideDates.set(column.id, aside);
  }
  const date = choices.dateColumn === null ? undefined : decoded.get(choices.dateColumn);
  const { grain } = choices;
  const id = grain.kind === 'last-per-id' ? decoded.get(grain.idColumn) : undefined;
  const sort = grain.kind === 'last-per-id' && grain.sortColumn !== null ? decoded.get(grain.sortColumn) : undefined;
  const checked = checkRows(raw, date === undefined ? null : dateCheck(date, asideDates), id);
  const kept = id === undefined ? checked.rows : lastPerId(checked.rows, id, sort ?? null);
  const sorted = date?.kind === 'time' ? sortByDay(kept, date) : { rows: kept, extent: null, undated: 0 };
  const structural = raw.rejects.map(({ line, reason }) => ({ line, reason, row: null }));
  return {
    raw,
    choices,
    decoded,
    rows: sorted.rows,
    superseded: checked.rows.length - kept.length,
    rejects: [...structural, ...checked.rejects].sort((a, b) => a.line - b.line),
    dateColumn: date?.kind === 'time' ? date.raw.id : null,
    extent: sorted.extent,
    undated: sorted.undated,
    asideDates,
  };
}

interface CheckedRows {
  readonly rows: Uint32Array;
  readonly rejects: readonly InterpretReject[];
}

interface DateCheck {
  readonly raw: RawColumn;
  readonly unreadable: Uint8Array;
  readonly isFar: Uint8Array;
}

function dateCheck(date: DecodedColumn, asideDates: InterpretedTable['asideDates']): DateCheck | null {
  const isFar = asideDates.get(date.raw.id)?.isFar;
  return date.kind === 'time' && isFar !== undefined ? { raw: date.raw, unreadable: date.unreadable, isFar } : null;
}

function checkRows(raw: RawTable, date: DateCheck | null, id: DecodedColumn | undefined): CheckedRows {
  const groups = id === undefined ? null : idGroups(id);
  const rows = new Uint32Array(raw.rowCount);
  const rejects: InterpretReject[] = [];
  let kept = 0;
  for (let row = 0; row < raw.rowCount; row++) {
    const line = raw.lines[row] ?? 0;
    if (id !== undefined && groups?.[id.raw.codes[row] ?? 0] === -1) {
      rejects.push({ line, row, reason: { code: 'no-id', column: id.raw.name } });
      continue;
    }
    const dateCode = date === null ? null : badDate(date, row);
    if (date !== null && dateCode !== null) {
      rejects.push({ line, row, reason: { code: dateCode, column: date.raw.name, cell: cellAt(date.raw, row) } });
      continue;
    }
    rows[kept] = row;
    kept += 1;
  }
  return { rows: rows.slice(0, kept), rejects };
}

function badDate({ raw, unreadable, isFar }: DateCheck, row: number): 'unreadable-date' | 'far-date' | null {
  const code = raw.codes[row] ?? 0;
  if (unreadable[code] === 1) return 'unreadable-date';
  return isFar[code] === 1 ? 'far-date' : null;
}
