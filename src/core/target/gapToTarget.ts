import { explainNode } from '#core/contribution/explainNode.ts';
import type { ChangeLedger } from '#core/contribution/ledger.ts';
import { readChanged } from '#core/contribution/readChanged.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import { subtreeOf } from '#core/model/graph.ts';
import type { NodeId } from '#core/model/schema.ts';

export interface GapSplit {
  /** Target − value. */
  readonly gap: number;
  /** From the values now to those that the targets below would make: a change like any other. */
  readonly ledger: ChangeLedger;
  /** What the gap still needs when every target below is met (negative: they do more than is asked). */
  readonly unassigned: number;
}

/**
 * How the gap of a node to its target splits over its children's own gaps. It is the ledger of a change whose other
 * end is the targets; a child without one gets what those below it make of it, or stays as it is.
 *
 * Shapes   null without a target, or where a number is missing on a side.
 * Units    those of the node; Σ contribution + unassigned = gap within 1e-12 relative.
 */
export function gapToTarget(doc: Doc, nodeId: NodeId, readNow: (nodeId: NodeId) => NodeValue): GapSplit | null {
  const target = doc.nodes[nodeId]?.target ?? null;
  const targets = subtreeOf(doc, nodeId).flatMap((node): [NodeId, number][] =>
    node.id === nodeId || node.target === null ? [] : [[node.id, node.target.value]],
  );
  const ledger = explainNode(doc, nodeId, readChanged(doc, nodeId, readNow, new Map(targets)));
  const { baseline, current, change } = ledger;
  if (target === null || change === null || baseline.kind === 'missing' || current.kind === 'missing') return null;
  return { gap: target.value - baseline.value, ledger, unassigned: target.value - current.value };
}
