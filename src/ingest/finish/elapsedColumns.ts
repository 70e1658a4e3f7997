import type { Column, ColumnRole, ColumnSchema, MeasureColumn } from '#core/table/table.ts';
import { uniqueId } from '#ingest/csv/headers.ts';

export interface NamedColumn {
  readonly schema: ColumnSchema;
  readonly column: Column;
}

export interface ReadColumn extends NamedColumn {
  /** Of times: minutes that each row's clock is ahead of UTC (NaN: unknown); null where no stamp says. */
  readonly offsets: Float64Array | null;
}

const wanted: readonly { readonly role: ColumnRole; readonly name: string; readonly ends: readonly ColumnRole[] }[] = [
  { role: 'first_response_seconds', name: 'First response time', ends: ['first_response_at'] },
  { role: 'resolution_seconds', name: 'Resolution time', ends: ['resolved_at', 'closed_at'] },
];

/**
 * Durations that a file leaves to be computed: from creation to the first answer and to the resolution (else the
 * closing), where no column of the file plays that role.
 *
 * Between two stamps that say how far they are from UTC it is the time that passed, else the difference of what the
 * clocks show.
 *
 * Units    seconds; an end before its beginning is missing, not negative: one of the two stamps is wrong.
 */
export function elapsedColumns(columns: readonly ReadColumn[]): readonly NamedColumn[] {
  const taken = new Set(columns.map(({ schema }) => schema.id));
  const created = timesOf(columns, 'created_at');
  if (created === null) return [];
  return wanted.flatMap(({ role, name, ends }) => {
    if (columns.some(({ schema }) => schema.role === role && schema.kind === 'measure')) return [];
    const end = ends.map((each) => timesOf(columns, each)).find((times) => times !== null);
    return end === undefined || end === null ? [] : [elapsedColumn(uniqueId(role, taken), name, role, created, end)];
  });
}

interface Times {
  readonly values: Float64Array;
  readonly offsets: Float64Array | null;
}

function timesOf(columns: readonly ReadColumn[], role: ColumnRole): Times | null {
  const found = columns.find(({ schema, column }) => schema.role === role && column.kind === 'time');
  return found?.column.kind === 'time' ? { values: found.column.values, offsets: found.offsets } : null;
}

function elapsedColumn(id: string, name: string, role: ColumnRole, from: Times, to: Times): NamedColumn {
  const values = to.values.map((end, row) => {
    const shown = (end - (from.values[row] ?? Number.NaN)) / 1000;
    const apart = ((to.offsets?.[row] ?? Number.NaN) - (from.offsets?.[row] ?? Number.NaN)) * 60;
    const seconds = Number.isNaN(apart) ? shown : shown - apart;
    return seconds >= 0 ? seconds : Number.NaN;
  });
  const column: MeasureColumn = { kind: 'measure', values };
  const present = values.filter((value) => !Number.isNaN(value));
  return {
    column,
    schema: {
      id,
      name,
      kind: 'measure',
      role,
      unit: 'seconds',
      distinct: new Set(present).size,
      missing: values.length - present.length,
      derived: true,
    },
  };
}
