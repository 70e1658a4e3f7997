import type { Doc } from '#core/model/doc.ts';
import { ancestorsOf } from '#core/model/graph.ts';
import type { Dataset, Measure, Node, Tree } from '#core/model/schema.ts';
import { canonicalFilter } from '#core/plan/canonicalFilter.ts';
import { everything, type Filter } from '#core/table/filter.ts';
import { filterColumns } from '#core/table/filter-columns.ts';
import { type Outcome, outcomeColumn } from '#core/table/table.ts';

/** The rows that a tree speaks of: not the excluded ones, nor the open ones where only closed ones count. */
export function treePopulation(tree: Tree, dataset: Dataset): Filter {
  return outcomesLeftOut(dataset, tree.denominator === 'closed' ? ['excluded', 'open'] : ['excluded']);
}

/**
 * The rows that a node speaks of: the tree's, narrowed by its own segment and by those of the nodes above.
 *
 * The denominator is about what is divided. A plain aggregate that says itself which outcomes it is of (a backlog:
 * the open ones) is drawn from all rows but the excluded ones.
 */
export function nodePopulation(doc: Doc, tree: Tree, dataset: Dataset, node: Node, measure: Measure): Filter {
  const segments = [...ancestorsOf(doc, node.id), node].flatMap(({ segment }) => (segment === null ? [] : [segment]));
  const rows = choosesOutcomes(measure) ? outcomesLeftOut(dataset, ['excluded']) : treePopulation(tree, dataset);
  return canonicalFilter({ kind: 'and', of: [rows, ...segments] });
}

function outcomesLeftOut(dataset: Dataset, left: readonly Outcome[]): Filter {
  if (dataset.outcomeRules === null) return everything;
  return { kind: 'not', of: { kind: 'in', column: outcomeColumn, values: left } };
}

function choosesOutcomes(measure: Measure): boolean {
  return measure.kind === 'aggregate' && filterColumns(measure.of.filter).includes(outcomeColumn);
}
