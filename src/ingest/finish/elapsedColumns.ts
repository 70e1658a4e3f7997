import type { Column, ColumnRole, ColumnSchema, MeasureColumn } from '#core/table/table.ts';
import { uniqueId } from '#ingest/csv/headers.ts';

export interface NamedColumn {
  readonly schema: ColumnSchema;
  readonly column: Column;
}

const wanted: readonly { readonly role: ColumnRole; readonly name: string; readonly ends: readonly ColumnRole[] }[] = [
  { role: 'first_response_seconds', name: 'First response time', ends: ['first_response_at'] },
  { role: 'resolution_seconds', name: 'Resolution time', ends: ['resolved_at', 'closed_at'] },
];

/**
 * Durations that a file leaves to be computed: from creation to the first answer and to the resolution (else the
 * closing), where no column of the file plays that role.
 *
 * Units    seconds; an end before its beginning is missing, not negative: one of the two stamps is wrong.
 */
export function elapsedColumns(columns: readonly NamedColumn[]): readonly NamedColumn[] {
  const taken = new Set(columns.map(({ schema }) => schema.id));
  const created = timesOf(columns, 'created_at');
  if (created === null) return [];
  return wanted.flatMap(({ role, name, ends }) => {
    if (columns.some(({ schema }) => schema.role === role && schema.kind === 'measure')) return [];
    const end = ends.map((each) => timesOf(columns, each)).find((times) => times !== null);
    return end === undefined || end === null ? [] : [elapsedColumn(uniqueId(role, taken), name, role, created, end)];
  });
}

function timesOf(columns: readonly NamedColumn[], role: ColumnRole): Float64Array | null {
  const found = columns.find(({ schema, column }) => schema.role === role && column.kind === 'time');
  return found?.column.kind === 'time' ? found.column.values : null;
}

function elapsedColumn(id: string, name: string, role: ColumnRole, from: Float64Array, to: Float64Array): NamedColumn {
  const values = to.map((end, row) => {
    const seconds = (end - (from[row] ?? Number.NaN)) / 1000;
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
