import { explainNode } from '#core/contribution/explainNode.ts';
import type { SeparatedChange } from '#core/contribution/ledger.ts';
import type { ReadNode } from '#core/contribution/readNode.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';

/** What a definition reads of both periods. */
export interface Definition {
  readonly doc: Doc;
  readonly read: ReadNode;
}

/**
 * A change between two numbers of different definitions, with what the definition alone does apart.
 *
 * Performance is the change between the periods, the mean of it under either definition; the definition's own line is
 * the change of definition on the same conversations, the mean of it in either period. No order of the two is chosen.
 *
 * Shapes   from the baseline under `from` to the current period under `to`; null where one of the four numbers is
 *          missing. Both docs have the same nodes. With one period on both sides, all of it is definition.
 * Units    those of the node; Σ lines + own = change within 1e-12 relative.
 * Source   The Shapley value of two factors.
 */
export function separateDefinition(nodeId: NodeId, from: Definition, to: Definition): SeparatedChange | null {
  const [before, after] = [from, to].map(({ doc, read }) => explainNode(doc, nodeId, read));
  if (before === undefined || after === undefined) return null;
  const [a0, a1, b0, b1] = [before.baseline, before.current, after.baseline, after.current];
  if (a0.kind === 'missing' || a1.kind === 'missing' || b0.kind === 'missing' || b1.kind === 'missing') return null;
  const lines = before.lines.map(({ nodeId: child, contribution }) => {
    const other = after.lines.find((line) => line.nodeId === child)?.contribution ?? Number.NaN;
    return { nodeId: child, contribution: contribution / 2 + other / 2 };
  });
  return {
    nodeId,
    change: b1.value - a0.value,
    performance: (a1.value - a0.value) / 2 + (b1.value - b0.value) / 2,
    lines,
    own: { kind: 'definition', contribution: (b0.value - a0.value) / 2 + (b1.value - a1.value) / 2 },
  };
}
