import type { Column, DimensionColumn, TagsColumn } from '#core/table/table.ts';
import { tagsOfSet } from '#core/table/tags.ts';
import type { ColumnStore } from '#ingest/interpret/columnStore.ts';
import type { DecodedColumn } from '#ingest/interpret/decodeColumn.ts';
import type { InterpretedTable } from '#ingest/interpret/interpretTable.ts';
import { isPreAggregated } from '#ingest/interpret/isPreAggregated.ts';
import { idGroups } from '#ingest/interpret/lastPerId.ts';
import { hasMixedOffsets } from '#ingest/interpret/mixedOffsets.ts';
import { suggestSort } from '#ingest/interpret/suggestSort.ts';
import { limits } from '#ingest/limits.ts';
import { suggestRules } from '#ingest/outcomes/suggestRules.ts';
import type { IngestWarning, Interpretation, ReadCell } from '#ingest/port.ts';

/** What the person is shown of an interpretation. */
export function describeInterpretation(
  table: InterpretedTable,
  columns: ColumnStore,
  preset: string | null,
): Interpretation {
  const { raw, rows, rejects, superseded } = table;
  const ruleColumns = ruleColumnsOf(table, columns);
  return {
    firstRows: firstRowsOf(table),
    rows: { read: raw.rowCount + raw.rejects.length, kept: rows.length, superseded, rejected: rejects.length },
    repeatedIds: repeatedIdsOf(table),
    missing: missingOf(table),
    rejects: {
      total: rejects.length,
      first: rejects.slice(0, limits.firstRejects).map(({ line, reason }) => ({ line, reason })),
    },
    unreadable: unreadableOf(table),
    extent: table.extent,
    suggestedRules: suggestRules({ choices: table.choices, columns: ruleColumns, preset }),
    ruleColumns,
    warnings: warningsOf(table),
  };
}

function firstRowsOf({ raw, decoded }: InterpretedTable): Interpretation['firstRows'] {
  const count = Math.min(limits.sampleRows, raw.rowCount);
  return Array.from({ length: count }, (_, row) =>
    raw.columns.map(({ id, codes }) => {
      const column = decoded.get(id);
      return column === undefined ? null : valueAt(column, codes[row] ?? 0);
    }),
  );
}

function valueAt(column: DecodedColumn, code: number): ReadCell {
  if (column.kind === 'tags') return column.tags[code] ?? null;
  if ('labels' in column) return column.labels[code] ?? null;
  const number = column.numbers[code] ?? Number.NaN;
  return Number.isNaN(number) ? null : number;
}

function missingOf({ decoded }: InterpretedTable): Interpretation['missing'] {
  const missing = [...decoded].map(([id, column]) => {
    const count = column.raw.counts.reduce((sum, rows, code) => (valueAt(column, code) === null ? sum + rows : sum), 0);
    return [id, count] as const;
  });
  return Object.fromEntries(missing);
}

function unreadableOf({ decoded }: InterpretedTable): Interpretation['unreadable'] {
  return [...decoded].flatMap(([id, column]) => {
    if ('labels' in column) return [];
    const codes = column.raw.values.map((_, code) => code).filter((code) => column.unreadable[code] === 1);
    if (codes.length === 0) return [];
    const rowsOf = (code: number): number => column.raw.counts[code] ?? 0;
    const examples = codes.sort((a, b) => rowsOf(b) - rowsOf(a)).slice(0, limits.exampleValues);
    return [
      {
        column: id,
        count: codes.reduce((sum, code) => sum + rowsOf(code), 0),
        examples: examples.map((code) => column.raw.values[code] ?? ''),
      },
    ];
  });
}

/** Ids are looked for where the grain says, else in the column that plays the role. */
function repeatedIdsOf({ choices, decoded, raw }: InterpretedTable): Interpretation['repeatedIds'] {
  const { grain, byId } = choices;
  const byRole = Object.entries(byId).find(([, { role }]) => role === 'conversation_id')?.[0] ?? null;
  const idColumn = grain.kind === 'last-per-id' ? grain.idColumn : byRole;
  const column = idColumn === null ? undefined : decoded.get(idColumn);
  if (idColumn === null || column === undefined) return null;
  const groups = idGroups(column);
  let withId = 0;
  groups.forEach((group, code) => {
    if (group >= 0) withId += column.raw.counts[code] ?? 0;
  });
  const distinct = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  return withId === distinct || raw.rowCount === 0
    ? null
    : { idColumn, distinct, suggestedSort: suggestSort(choices, raw.columns) };
}

function ruleColumnsOf({ raw, decoded }: InterpretedTable, columns: ColumnStore): Interpretation['ruleColumns'] {
  return raw.columns.flatMap(({ id, name }) => {
    const kind = decoded.get(id)?.kind;
    if (kind === undefined) return [];
    return [{ id, name, kind, values: kind === 'dimension' || kind === 'tags' ? listedValues(columns.get(id)) : [] }];
  });
}

function listedValues(column: Column | null): Interpretation['ruleColumns'][number]['values'] {
  if (column?.kind !== 'dimension' && column?.kind !== 'tags') return [];
  if (column.dictionary.length > limits.listedValues) return [];
  const counts = countsOf(column);
  return [null, ...column.dictionary]
    .map((value, code) => ({ value, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** Rows by value, missing ones first; a row counts once for each of its tags. */
function countsOf(column: DimensionColumn | TagsColumn): Uint32Array {
  const counts = new Uint32Array(column.dictionary.length + 1);
  const add = (value: number): void => {
    counts[value] = (counts[value] ?? 0) + 1;
  };
  for (const code of column.codes) {
    if (column.kind === 'dimension' || code === 0) add(code);
    else for (const tag of tagsOfSet(column, code)) add(tag + 1);
  }
  return counts;
}

function warningsOf(table: InterpretedTable): readonly IngestWarning[] {
  const { choices } = table;
  const all = Object.values(choices.byId).filter(({ kind }) => kind !== 'ignore');
  const hasRole = (...roles: readonly string[]): boolean =>
    all.some(({ role }) => role !== null && roles.includes(role));
  const warnings = [...dateWarnings(table), ...offsetWarnings(table)];
  if (isPreAggregated(choices)) warnings.push({ code: 'not-conversations', detail: 'pre-aggregated' });
  else if (!hasRole('status', 'outcome')) warnings.push({ code: 'no-status-column' });
  return warnings;
}

function dateWarnings({ raw, rows, dateColumn, undated, asideDates }: InterpretedTable): readonly IngestWarning[] {
  const apart = raw.columns.flatMap(({ id, name }): readonly IngestWarning[] => {
    const aside = asideDates.get(id);
    if (aside === undefined || aside.count === 0) return [];
    return [{ code: 'dates-far-apart', column: name, count: aside.count, examples: aside.examples }];
  });
  const date = raw.columns.find(({ id }) => id === dateColumn);
  if (date === undefined) return [{ code: 'no-date-column' }, ...apart];
  if (undated === 0) return apart;
  return [...apart, { code: 'rows-without-date', column: date.name, count: undated, rows: rows.length }];
}

function offsetWarnings({ decoded, dateColumn }: InterpretedTable): readonly IngestWarning[] {
  const date = dateColumn === null ? undefined : decoded.get(dateColumn);
  const compared = date !== undefined && 'numbers' in date ? date : null;
  return [...decoded.values()].flatMap((column): readonly IngestWarning[] =>
    'numbers' in column && hasMixedOffsets(column, compared)
      ? [{ code: 'mixed-offsets', column: column.raw.name }]
      : [],
  );
}
