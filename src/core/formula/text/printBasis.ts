import { print } from '#core/formula/print.ts';
import { conditionsOf } from '#core/formula/text/conditionsOf.ts';
import { aggregateNames } from '#core/formula/text/functions.ts';
import { printFilter, writeColumn } from '#core/formula/text/printFilter.ts';
import { quoteMetric } from '#core/formula/text/quoted.ts';
import type { Aggregate, Basis, Measure, MetricId } from '#core/model/schema.ts';
import type { Filter } from '#core/table/filter.ts';
import type { ColumnSchema } from '#core/table/table.ts';

/**
 * A metric's basis as a formula's text; reading it gives a basis of the same numbers. Null for one that is unbound.
 */
export function printBasis(
  basis: Basis,
  columns: readonly ColumnSchema[],
  nameOf: (metricId: MetricId) => string,
): string | null {
  switch (basis.kind) {
    case 'unbound':
      return null;
    case 'formula':
      return print(basis.expression, (id) => quoteMetric(nameOf(id)));
    case 'measure':
      return printMeasure(basis.measure, columns);
  }
}

/** `mean(first_response) where channel = "chat"`. */
export function printAggregate({ aggregate, column, filter }: Aggregate, columns: readonly ColumnSchema[]): string {
  const name = aggregateNames[aggregate];
  const read = aggregate === 'count' || column === null ? name : `${name}(${writeColumn(column)})`;
  return conditionsOf(filter).length === 0 ? read : `${read} where ${printFilter(filter, columns)}`;
}

function printMeasure(measure: Measure, columns: readonly ColumnSchema[]): string {
  switch (measure.kind) {
    case 'aggregate':
      return printAggregate(measure.of, columns);
    case 'ratio':
      return `${printAggregate(measure.numerator, columns)} / ${printAggregate(measure.denominator, columns)}`;
    case 'share': {
      const part = printAggregate(count(both(measure.whole, measure.part)), columns);
      return `${part} / ${printAggregate(count(measure.whole), columns)}`;
    }
  }
}

function count(filter: Filter): Aggregate {
  return { aggregate: 'count', column: null, filter };
}

/** The conditions of the whole first, each once. */
function both(whole: Filter, part: Filter): Filter {
  return { kind: 'and', of: conditionsOf({ kind: 'and', of: [whole, part] }) };
}
