import { err, ok, type Result } from '#core/base/result.ts';
import { filterKey } from '#core/plan/canonicalFilter.ts';
import type { Filter } from '#core/table/filter.ts';
import { filterMask } from '#core/table/match.ts';
import type { Column, TagsColumn, TimeColumn, TypedTable } from '#core/table/table.ts';
import { type DayColumn, dayColumnOf } from '#engine/columnar/dayColumn.ts';
import { identitiesOf } from '#engine/columnar/identities.ts';
import type { Mask } from '#engine/columnar/kernels/accumulator.ts';
import type { Identities } from '#engine/columnar/kernels/distinct.ts';
import { createLru } from '#engine/columnar/lru.ts';
import type { Pacer } from '#engine/columnar/pacer.ts';
import type { EngineError } from '#engine/port.ts';

/** A registered table with what is worth computing once: masks, days and identities, each on first use. */
export interface LoadedTable {
  readonly rowCount: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly mask: (filter: Filter) => Result<Mask, EngineError>;
  readonly days: (columnId: string, column: TimeColumn) => DayColumn;
  /** Null: cancelled. */
  readonly identities: (columnId: string, column: Column, pacer: Pacer) => Promise<Identities | null>;
}

const maxMaskBytes = 128 * 2 ** 20;

/** Errors   'bad-data' where a column does not hold what its table promises. */
export function loadTable(table: TypedTable): Result<LoadedTable, EngineError> {
  const { rowCount, schema } = table;
  const columns = new Map<string, Column>();
  for (const [index, column] of table.columns.entries()) {
    const id = schema[index]?.id ?? '';
    const fault = faultOf(column, rowCount);
    if (fault !== null) return err({ code: 'bad-data', detail: `${id}: ${fault}` });
    columns.set(id, column);
  }
  if (columns.size !== schema.length) return err({ code: 'bad-data', detail: 'columns and schema differ' });
  const masks = createLru<Mask>(maxMaskBytes);
  const days = new Map<string, DayColumn>();
  const identities = new Map<string, Identities>();
  return ok({
    rowCount,
    columns,
    mask: (filter) => {
      const key = filterKey(filter);
      const known = masks.get(key);
      if (known !== undefined) return ok(known);
      const made = filterMask(filter, columns, rowCount);
      if (made.ok) masks.set(key, made.value, rowCount);
      return made;
    },
    days: (columnId, column) => {
      const made = days.get(columnId) ?? dayColumnOf(column);
      days.set(columnId, made);
      return made;
    },
    identities: async (columnId, column, pacer) => {
      const made = identities.get(columnId) ?? (await identitiesOf(column, rowCount, pacer));
      if (made !== null) identities.set(columnId, made);
      return made;
    },
  });
}

function faultOf(column: Column, rowCount: number): string | null {
  const length = lengthOf(column);
  if (length !== rowCount) return `${length} cells instead of ${rowCount}`;
  if (column.kind === 'dimension') {
    const { codes, dictionary } = column;
    for (let row = 0; row < rowCount; row++) {
      if ((codes[row] ?? 0) > dictionary.length) return `row ${row} has a code without a value`;
    }
  }
  if (column.kind === 'tags') return tagsFault(column);
  if (column.kind === 'text' && (column.offsets[rowCount] ?? 0) > column.bytes.length) return 'texts are cut off';
  return null;
}

function tagsFault({ codes, offsets, members, dictionary }: TagsColumn): string | null {
  const setCount = offsets.length - 1;
  const row = codes.findIndex((code) => code > setCount);
  if (row >= 0) return `row ${row} has a code without a set`;
  if ((offsets[setCount] ?? 0) > members.length) return 'sets are cut off';
  return members.some((tag) => tag >= dictionary.length) ? 'a set has a tag without a name' : null;
}

function lengthOf(column: Column): number {
  switch (column.kind) {
    case 'dimension':
    case 'tags':
      return column.codes.length;
    case 'text':
      return column.offsets.length - 1;
    default:
      return column.values.length;
  }
}
