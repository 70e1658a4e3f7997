import { conditionsOf } from '#core/formula/text/conditionsOf.ts';
import { printAggregate } from '#core/formula/text/printBasis.ts';
import type { Resolved } from '#core/formula/text/resolved.ts';
import type { FormulaPart } from '#core/model/commands/metricsOfParts.ts';
import type { Aggregate, Expression, Measure, MetricId, MetricUnit } from '#core/model/schema.ts';
import { aggregateCatalogue } from '#core/plan/additivity.ts';
import { filterKey } from '#core/plan/canonicalFilter.ts';
import type { ColumnSchema } from '#core/table/table.ts';

/** What a formula is saved as. */
export type Compiled =
  /** All of it is read from the dataset in one measure. */
  | { readonly kind: 'measure'; readonly measure: Measure }
  /** Arithmetic over metrics; what it reads from the dataset beside them becomes metrics of its own, its parts. */
  | { readonly kind: 'formula'; readonly expression: Expression; readonly parts: readonly FormulaPart[] };

/**
 * A formula as the basis of a metric.
 *
 * Shapes   a lone aggregate, a quotient of two, and a share (a quotient of two counts, the upper one of rows that the
 *          lower one counts too) are one measure; all else is a formula. Equal aggregates become one part.
 */
export function compileFormula(
  resolved: Resolved,
  columns: readonly ColumnSchema[],
  newId: (index: number) => MetricId,
): Compiled {
  const measure = asMeasure(resolved);
  if (measure !== null) return { kind: 'measure', measure };
  const parts = new Map<string, FormulaPart>();
  const expression = asExpression(resolved, (aggregate) => {
    const key = aggregateKey(aggregate);
    const known = parts.get(key);
    if (known !== undefined) return known.id;
    const name = printAggregate(aggregate, columns);
    const part = { id: newId(parts.size), name, unit: unitOf(aggregate, columns), aggregate };
    parts.set(key, part);
    return part.id;
  });
  return { kind: 'formula', expression, parts: [...parts.values()] };
}

function unitOf({ aggregate, column }: Aggregate, columns: readonly ColumnSchema[]): MetricUnit {
  if (!aggregateCatalogue[aggregate].numeric) return 'count';
  return columns.find(({ id }) => id === column)?.unit ?? 'number';
}

function aggregateKey({ aggregate, column, filter }: Aggregate): string {
  return JSON.stringify([aggregate, column, filterKey(filter)]);
}

function asMeasure(resolved: Resolved): Measure | null {
  if (resolved.kind === 'aggregate') return { kind: 'aggregate', of: resolved.of };
  if (resolved.kind !== 'binary' || resolved.op !== '/') return null;
  const { left, right } = resolved;
  if (left.kind !== 'aggregate' || right.kind !== 'aggregate') return null;
  return asShare(left.of, right.of) ?? { kind: 'ratio', numerator: left.of, denominator: right.of };
}

/** Null where not every row counted above is sure to be counted below. */
function asShare(part: Aggregate, whole: Aggregate): Measure | null {
  if (part.aggregate !== 'count' || whole.aggregate !== 'count') return null;
  const inner = new Set(conditionsOf(part.filter).map(filterKey));
  if (!conditionsOf(whole.filter).every((one) => inner.has(filterKey(one)))) return null;
  return { kind: 'share', part: part.filter, whole: whole.filter };
}

function asExpression(resolved: Resolved, partOf: (aggregate: Aggregate) => MetricId): Expression {
  switch (resolved.kind) {
    case 'number':
    case 'metric':
      return resolved;
    case 'aggregate':
      return { kind: 'metric', metricId: partOf(resolved.of) };
    case 'negate':
      return { kind: 'negate', of: asExpression(resolved.of, partOf) };
    case 'binary': {
      const left = asExpression(resolved.left, partOf);
      return { kind: 'binary', op: resolved.op, left, right: asExpression(resolved.right, partOf) };
    }
    case 'extreme':
      return { kind: 'extreme', op: resolved.op, of: resolved.of.map((one) => asExpression(one, partOf)) };
    case 'if': {
      const { op, left, right } = resolved.condition;
      const condition = { op, left: asExpression(left, partOf), right: asExpression(right, partOf) };
      const holds = asExpression(resolved.holds, partOf);
      return { kind: 'if', condition, holds, otherwise: asExpression(resolved.otherwise, partOf) };
    }
  }
}
