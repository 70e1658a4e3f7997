import { sum } from '#core/base/sum.ts';
import type { ChangeLedger } from '#core/contribution/ledger.ts';
import type { ReadNode } from '#core/contribution/readNode.ts';
import { endsOfNode, weightedChildren } from '#core/contribution/weightedChildren.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';

/** How the change of a node splits over the children in its formula. See `ChangeLedger` for its laws. */
export function explainNode(doc: Doc, nodeId: NodeId, readNode: ReadNode): ChangeLedger {
  const baseline = readNode(nodeId, 'baseline', null);
  const current = readNode(nodeId, 'current', null);
  const ends = endsOfNode(nodeId, readNode);
  const children = weightedChildren(doc, nodeId, readNode);
  if (ends === null || !children.ok) return { nodeId, baseline, current, change: null, lines: [], residual: 0 };
  const change = ends.to - ends.from;
  const lines = children.value.map(({ node, multiplier, from, to }) => ({
    nodeId: node.id,
    baseline: from,
    current: to,
    multiplier,
    contribution: multiplier * (to - from),
  }));
  const residual = lines.length === 0 ? 0 : change - sum(lines.map((line) => line.contribution));
  return { nodeId, baseline, current, change, lines, residual };
}
