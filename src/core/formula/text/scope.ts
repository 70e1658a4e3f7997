import type { MetricId, MetricUnit } from '#core/model/schema.ts';
import type { ColumnSchema } from '#core/table/table.ts';

/** What the names of a formula can mean. */
export interface FormulaScope {
  readonly metrics: readonly ScopeMetric[];
  readonly columns: readonly ColumnSchema[];
  /** The texts that a column holds; null while they are not known. */
  readonly valuesOf: (columnId: string) => readonly string[] | null;
}

export interface ScopeMetric {
  readonly id: MetricId;
  readonly name: string;
  readonly unit: MetricUnit;
  /** Names from this metric down to the one whose formula is written, where using it would close a circle; else null. */
  readonly circle: readonly string[] | null;
}

/** A metric by its name, whatever its case. */
export function findMetric({ metrics }: FormulaScope, name: string): ScopeMetric | null {
  return metrics.find((metric) => metric.name === name) ?? metrics.find((metric) => same(metric.name, name)) ?? null;
}

/** A column by its id, else by the header that the file gave it where only one has it; whatever its case. */
export function findColumn({ columns }: FormulaScope, name: string): ColumnSchema | null {
  const exact = columns.find(({ id }) => id === name) ?? columns.find(({ id }) => same(id, name));
  if (exact !== undefined) return exact;
  const named = columns.filter((column) => same(column.name, name));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
