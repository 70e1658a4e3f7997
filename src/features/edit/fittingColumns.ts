import type { Dataset } from '#core/model/schema.ts';
import { aggregateCatalogue } from '#core/plan/additivity.ts';
import { type ColumnSchema, outcomeColumn } from '#core/table/table.ts';
import type { ConditionColumn } from '#features/shared/conditions/conditionColumn.ts';
import { definitionText } from '#text/edit.ts';
import { outcomeNames } from '#text/outcomes.ts';
import type { MeasureKind } from './measureDraft.ts';

/** The columns that an aggregate can read. Days worked are counted of who worked, not of numbers or times. */
export function fittingColumns({ columns }: Dataset, kind: MeasureKind): readonly ColumnSchema[] {
  if (kind === 'share' || kind === 'count' || kind === 'ratio') return [];
  if (kind === 'agent-days') return columns.filter((column) => column.kind === 'dimension' || column.kind === 'text');
  return aggregateCatalogue[kind].numeric ? columns.filter((column) => column.kind === 'measure') : columns;
}

/** What a column is called; where two headers are the same, with its id. */
export function columnLabel({ columns }: Dataset, { id, name }: Pick<ColumnSchema, 'id' | 'name'>): string {
  const isTwice = columns.some((other) => other.id !== id && other.name === name);
  return isTwice ? definitionText.columnTwice(name, id) : name;
}

/** The columns that conditions may speak of, without their values. */
export function conditionColumns(dataset: Dataset): readonly ConditionColumn[] {
  return dataset.columns.map((column) => ({
    id: column.id,
    name: columnLabel(dataset, column),
    kind: column.kind,
    values: [],
    ...(column.id === outcomeColumn && dataset.outcomeRules !== null ? { valueNames: outcomeNames } : {}),
  }));
}
