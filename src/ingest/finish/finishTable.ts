import { ok, type Result } from '#core/base/result.ts';
import type { OutcomeRules } from '#core/model/schema.ts';
import type { MatchError } from '#core/table/match.ts';
import { type Column, type ColumnSchema, outcomeColumn, outcomes, type TypedTable } from '#core/table/table.ts';
import { uniqueNames } from '#ingest/csv/headers.ts';
import { countValues } from '#ingest/finish/countValues.ts';
import { elapsedColumns, type NamedColumn, type ReadColumn } from '#ingest/finish/elapsedColumns.ts';
import { offsetsOf } from '#ingest/interpret/buildColumn.ts';
import type { ColumnStore } from '#ingest/interpret/columnStore.ts';
import type { DecodedColumn } from '#ingest/interpret/decodeColumn.ts';
import type { InterpretedTable } from '#ingest/interpret/interpretTable.ts';
import { type AppliedRules, applyRules } from '#ingest/outcomes/applyRules.ts';
import type { ColumnChoice } from '#ingest/port.ts';

/**
 * The typed table: the columns of the file, then what is derived from them. The outcome that the rules make takes the
 * role `outcome` from the column of the file that had it.
 *
 * Errors   'unknown-column' {column}: a rule speaks of a column that is not read.
 */
export function finishTable(
  rules: OutcomeRules | null,
  table: InterpretedTable,
  store: ColumnStore,
): Result<TypedTable, MatchError> {
  const applied = rules === null ? null : applyRules(rules, store, table.rows.length);
  if (applied !== null && !applied.ok) return applied;
  const read = [...store.takeAll()].flatMap(([id, column]): readonly ReadColumn[] => {
    const decoded = table.decoded.get(id);
    const choice = table.choices.byId[id];
    if (decoded === undefined || choice === undefined) return [];
    const schema = schemaOf(decoded, choice, column, { rows: table.rows, hasOutcome: rules !== null });
    return [{ column, schema, offsets: offsetsOf(decoded, table.rows) }];
  });
  const all: readonly NamedColumn[] = [
    ...read,
    ...elapsedColumns(read),
    ...(applied === null ? [] : [outcomeOf(applied.value)]),
  ];
  const names = uniqueNames(all.map(({ schema }) => schema.name));
  return ok({
    rowCount: table.rows.length,
    dateColumn: table.dateColumn,
    schema: all.map(({ schema }, at) => ({ ...schema, name: names[at] ?? schema.name })),
    columns: all.map(({ column }) => column),
  });
}

interface Finishing {
  readonly rows: Uint32Array;
  readonly hasOutcome: boolean;
}

function schemaOf(decoded: DecodedColumn, choice: ColumnChoice, column: Column, finishing: Finishing): ColumnSchema {
  const { raw } = decoded;
  const { distinct, missing } = countValues(column, decoded, finishing.rows);
  return {
    id: raw.id,
    name: raw.name,
    kind: column.kind,
    role: finishing.hasOutcome && choice.role === 'outcome' ? null : choice.role,
    unit: column.kind === 'measure' ? (choice.unit ?? (choice.durationFormat === null ? 'number' : 'seconds')) : null,
    distinct,
    missing,
    derived: false,
  };
}

function outcomeOf({ codes }: AppliedRules): NamedColumn {
  return {
    column: { kind: 'dimension', codes, dictionary: [...outcomes] },
    schema: {
      id: outcomeColumn,
      name: 'Outcome',
      kind: 'dimension',
      role: 'outcome',
      unit: null,
      distinct: new Set(codes).size,
      missing: 0,
      derived: true,
    },
  };
}
