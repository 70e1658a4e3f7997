import type { Aggregate, AggregateKind, Measure } from '#core/model/schema.ts';
import type { Filter } from '#core/table/filter.ts';
import type { ColumnSchema } from '#core/table/table.ts';

export function share(part: Filter, whole: Filter): Measure {
  return { kind: 'share', part, whole };
}

export function ratio(numerator: Aggregate, denominator: Aggregate): Measure {
  return { kind: 'ratio', numerator, denominator };
}

export function count(filter: Filter): Measure {
  return { kind: 'aggregate', of: { aggregate: 'count', column: null, filter } };
}

export function aggregate(kind: AggregateKind, column: ColumnSchema, filter: Filter): Measure {
  return { kind: 'aggregate', of: total(kind, column, filter) };
}

export function total(kind: AggregateKind, column: ColumnSchema, filter: Filter): Aggregate {
  return { aggregate: kind, column: column.id, filter };
}

export function and(...of: readonly Filter[]): Filter {
  return { kind: 'and', of: [...of] };
}

export function atMostOnce(column: ColumnSchema): Filter {
  return { kind: 'compare', column: column.id, op: '<=', value: 1 };
}

export function atLeastOnce(column: ColumnSchema): Filter {
  return { kind: 'compare', column: column.id, op: '>=', value: 1 };
}
