import { err, ok, type Result } from '#core/base/result.ts';
import { unreachable } from '#core/base/unreachable.ts';
import type { MissingReason } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Aggregate, AggregateKind, Dataset, Measure, Node, Tree } from '#core/model/schema.ts';
import { aggregateCatalogue } from '#core/plan/additivity.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { PlanMeasure } from '#core/plan/plan.ts';
import { nodePopulation } from '#core/plan/population.ts';
import type { Filter } from '#core/table/filter.ts';
import { filterColumns } from '#core/table/filter-columns.ts';

/** One aggregate as an engine is asked for it, and how its answer is read. */
export interface BoundAggregate {
  readonly aggregate: AggregateKind;
  readonly measure: PlanMeasure;
}

export type BoundLeaf =
  | { readonly kind: 'aggregate'; readonly of: BoundAggregate }
  | {
      readonly kind: 'share' | 'ratio';
      readonly numerator: BoundAggregate;
      readonly denominator: BoundAggregate;
    };

/**
 * What an engine must be asked for a node whose metric is read from data; null for a formula.
 *
 * Errors   the reason why the node has no number, whatever the period.
 */
export function bindNode(doc: Doc, tree: Tree, dataset: Dataset, node: Node): Result<BoundLeaf | null, MissingReason> {
  const basis = doc.metrics[node.metricId]?.basis;
  if (basis === undefined) return err({ code: 'unbound', needs: [] });
  switch (basis.kind) {
    case 'formula':
      return ok(null);
    case 'unbound':
      return err({ code: 'unbound', needs: basis.needs });
    case 'measure': {
      const population = nodePopulation(doc, tree, dataset, node, basis.measure);
      const reason = whyNot(basis.measure, population, dataset);
      return reason === null ? ok(bindMeasure(basis.measure, population)) : err(reason);
    }
    default:
      return unreachable(basis);
  }
}

function bindMeasure(measure: Measure, population: Filter): BoundLeaf {
  switch (measure.kind) {
    case 'aggregate':
      return { kind: 'aggregate', of: bindAggregate(measure.of, population) };
    case 'share': {
      const [part, whole] = shareCounts(measure);
      return {
        kind: 'share',
        numerator: bindAggregate(part, population),
        denominator: bindAggregate(whole, population),
      };
    }
    case 'ratio':
      return {
        kind: 'ratio',
        numerator: bindAggregate(measure.numerator, population),
        denominator: bindAggregate(measure.denominator, population),
      };
    default:
      return unreachable(measure);
  }
}

function shareCounts(share: Extract<Measure, { kind: 'share' }>): readonly [Aggregate, Aggregate] {
  const part: Filter = { kind: 'and', of: [share.whole, share.part] };
  return [
    { aggregate: 'count', column: null, filter: part },
    { aggregate: 'count', column: null, filter: share.whole },
  ];
}

function bindAggregate({ aggregate, column, filter }: Aggregate, population: Filter): BoundAggregate {
  const { statistic } = aggregateCatalogue[aggregate];
  return { aggregate, measure: planMeasure(statistic, column, { kind: 'and', of: [population, filter] }) };
}

function whyNot(measure: Measure, population: Filter, dataset: Dataset): MissingReason | null {
  const aggregates = aggregatesOf(measure);
  const kinds = new Map(dataset.columns.map((column) => [column.id, column.kind]));
  const named = [...aggregates.flatMap(aggregateColumns), ...filterColumns(population)];
  const columns = [...new Set(named)].filter((id) => !kinds.has(id));
  if (columns.length > 0) return { code: 'unknown-column', columns };
  for (const { aggregate, column } of aggregates) {
    if (aggregate === 'count') continue;
    if (column === null) return { code: 'unknown-column', columns: [] };
    if (aggregateCatalogue[aggregate].numeric && kinds.get(column) !== 'measure')
      return { code: 'not-numeric', column };
    if (aggregate === 'agent-days' && isUndated(dataset)) return { code: 'unbound', needs: ['created_at'] };
  }
  return null;
}

function aggregatesOf(measure: Measure): readonly Aggregate[] {
  switch (measure.kind) {
    case 'aggregate':
      return [measure.of];
    case 'share':
      return shareCounts(measure);
    case 'ratio':
      return [measure.numerator, measure.denominator];
    default:
      return unreachable(measure);
  }
}

function aggregateColumns({ aggregate, column, filter }: Aggregate): readonly string[] {
  const read = aggregate === 'count' || column === null ? [] : [column];
  return [...read, ...filterColumns(filter)];
}

/** No day is known of any row, so that there is one number over all of them. */
export function isUndated({ dateColumn, extent }: Dataset): boolean {
  return dateColumn === null || extent === null;
}
