import type { FormulaScope } from '#core/formula/text/scope.ts';
import { formulaPath } from '#core/model/commands/editFormula.ts';
import type { Doc } from '#core/model/doc.ts';
import { subtreeOf } from '#core/model/graph.ts';
import type { Dataset, MetricId, Tree } from '#core/model/schema.ts';

/** What a formula of a tree's metric can speak of: the tree's other metrics, and the columns of its dataset. */
export function treeScope(
  doc: Doc,
  tree: Tree,
  dataset: Dataset,
  metricId: MetricId,
  valuesOf: FormulaScope['valuesOf'],
): FormulaScope {
  const ids = new Set(subtreeOf(doc, tree.rootId).map((node) => node.metricId));
  const metrics = [...ids].flatMap((id) => doc.metrics[id] ?? []);
  return {
    metrics: metrics.map(({ id, name, unit }) => {
      const path = formulaPath(doc, id, metricId);
      return { id, name, unit, circle: path === null ? null : path.map((each) => doc.metrics[each]?.name ?? each) };
    }),
    columns: dataset.columns,
    valuesOf,
  };
}
