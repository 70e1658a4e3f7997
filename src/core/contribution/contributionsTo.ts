import type { ReadNode } from '#core/contribution/readNode.ts';
import { weightedChildren } from '#core/contribution/weightedChildren.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';

/**
 * What each component below a node carries of its change: the node's own change × the multipliers along the path.
 *
 * The leaves sum to the change. Nodes below a missing number are left out.
 *
 * Units    those of the ancestor.
 * Cost     O(nodes).
 */
export function contributionsTo(doc: Doc, ancestorId: NodeId, readNode: ReadNode): ReadonlyMap<NodeId, number> {
  const contributions = new Map<NodeId, number>();
  for (const { nodeId, multiplier, change } of pathMultipliers(doc, ancestorId, readNode)) {
    if (nodeId !== ancestorId) contributions.set(nodeId, multiplier * change);
  }
  return contributions;
}

export interface PathMultiplier {
  readonly nodeId: NodeId;
  /** Product of the multipliers from the ancestor down; 1 for the ancestor itself. */
  readonly multiplier: number;
  readonly change: number;
  readonly isLeaf: boolean;
}

/** The ancestor and every component below it, parents first. */
export function pathMultipliers(doc: Doc, ancestorId: NodeId, readNode: ReadNode): readonly PathMultiplier[] {
  const found: PathMultiplier[] = [];
  const queue = [{ nodeId: ancestorId, multiplier: 1, change: Number.NaN }];
  for (const step of queue) {
    const children = weightedChildren(doc, step.nodeId, readNode);
    const below = children.ok ? children.value : [];
    found.push({ ...step, isLeaf: below.length === 0 });
    for (const { node, multiplier, from, to } of below) {
      queue.push({ nodeId: node.id, multiplier: step.multiplier * multiplier, change: to - from });
    }
  }
  return found;
}
