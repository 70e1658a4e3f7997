import type { ReadNode } from '#core/contribution/readNode.ts';
import { type Evaluated, evaluateFormula } from '#core/evaluate/evaluateFormula.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import { subtreeOf } from '#core/model/graph.ts';
import type { NodeId } from '#core/model/schema.ts';

/**
 * Reads a tree as it is against the same tree with some numbers changed: a scenario, or targets that are met. What is
 * made of changed numbers follows from them; a changed number itself stands, whatever lies below it.
 *
 * Shapes   baseline: as it is; current: as changed. Totals only: of a cell nothing is known ('not-rollable').
 * Cost     O(nodes) at once.
 */
export function readChanged(
  doc: Doc,
  rootId: NodeId,
  readNow: (nodeId: NodeId) => NodeValue,
  changes: ReadonlyMap<NodeId, number>,
): ReadNode {
  const changed = new Map<NodeId, Evaluated>();
  for (const node of subtreeOf(doc, rootId).toReversed()) {
    const value = changes.get(node.id);
    const isFormula = doc.metrics[node.metricId]?.basis.kind === 'formula';
    if (value !== undefined) changed.set(node.id, plain({ kind: 'value', value, n: null, parts: null }));
    else changed.set(node.id, isFormula ? evaluateFormula(doc, node, changed) : plain(readNow(node.id)));
  }
  return (nodeId, side, cell) => {
    if (cell !== null) return { kind: 'missing', reason: { code: 'not-rollable' } };
    return side === 'baseline' ? readNow(nodeId) : (changed.get(nodeId)?.value ?? readNow(nodeId));
  };
}

const plain = (value: NodeValue): Evaluated => ({ value, denominator: null });
