import { formulaParser } from '#core/formula/text/formulaParser.ts';
import { aggregateNamed } from '#core/formula/text/functions.ts';
import { unquoteColumn, unquoteMetric } from '#core/formula/text/quoted.ts';
import { type FormulaScope, findColumn, findMetric, type ScopeMetric } from '#core/formula/text/scope.ts';
import type { Span } from '#core/formula/text/syntax.ts';
import type { AggregateKind } from '#core/model/schema.ts';
import type { ColumnSchema } from '#core/table/table.ts';

/** What a name in a formula stands for. */
export type Named = Span &
  (
    | { readonly kind: 'metric'; readonly metric: ScopeMetric }
    | { readonly kind: 'column'; readonly column: ColumnSchema }
    | { readonly kind: 'aggregate'; readonly aggregate: AggregateKind }
  );

/** The name at a place of a formula's text; null where there is none that is known. */
export function nameAt(text: string, at: number, scope: FormulaScope): Named | null {
  const node = formulaParser.parse(text).resolveInner(at, -1);
  const written = text.slice(node.from, node.to);
  const span = { from: node.from, to: node.to };
  switch (node.name) {
    case 'Metric': {
      const metric = findMetric(scope, unquoteMetric(written));
      return metric === null ? null : { kind: 'metric', metric, ...span };
    }
    case 'Column': {
      const column = findColumn(scope, unquoteColumn(written));
      return column === null ? null : { kind: 'column', column, ...span };
    }
    case 'Name':
      return bareName(written, node.parent?.name === 'Call', scope, span);
    default:
      return null;
  }
}

function bareName(written: string, isCalled: boolean, scope: FormulaScope, span: Span): Named | null {
  const aggregate = aggregateNamed(written);
  const metric = isCalled ? null : findMetric(scope, written);
  if (metric !== null) return { kind: 'metric', metric, ...span };
  if (aggregate !== null && (isCalled || aggregate === 'count')) return { kind: 'aggregate', aggregate, ...span };
  const column = findColumn(scope, written);
  return column === null ? null : { kind: 'column', column, ...span };
}
