import type { Doc } from '#core/model/doc.ts';
import { ancestorsOf } from '#core/model/graph.ts';
import type { Dataset, Node, Tree } from '#core/model/schema.ts';
import { canonicalFilter } from '#core/plan/canonicalFilter.ts';
import { everything, type Filter } from '#core/table/filter.ts';
import { type Outcome, outcomeColumn } from '#core/table/table.ts';

/** The rows that a tree speaks of: not the excluded ones, nor the open ones where only closed ones count. */
export function treePopulation(tree: Tree, dataset: Dataset): Filter {
  if (dataset.outcomeRules === null) return everything;
  const left: readonly Outcome[] = tree.denominator === 'closed' ? ['excluded', 'open'] : ['excluded'];
  return { kind: 'not', of: { kind: 'in', column: outcomeColumn, values: left } };
}

/** The rows that a node speaks of: the tree's, narrowed by its own segment and by those of the nodes above. */
export function nodePopulation(doc: Doc, tree: Tree, dataset: Dataset, node: Node): Filter {
  const segments = [...ancestorsOf(doc, node.id), node].flatMap(({ segment }) => (segment === null ? [] : [segment]));
  return canonicalFilter({ kind: 'and', of: [treePopulation(tree, dataset), ...segments] });
}
