import { ok } from '#core/base/result.ts';
import { dropNode, dropTree } from '#core/model/commands/change.ts';
import type { Decided } from '#core/model/commands/command.ts';
import { lookUpTree } from '#core/model/commands/lookUp.ts';
import { withUnusedDropped } from '#core/model/commands/withUnusedDropped.ts';
import type { Doc } from '#core/model/doc.ts';
import type { TreeId } from '#core/model/schema.ts';

export interface RemoveTree {
  readonly kind: 'remove-tree';
  readonly treeId: TreeId;
}

/** Takes a tree away with its nodes, and the metrics and dataset that nothing else uses. Errors: 'not-found'. */
export function decideRemoveTree(doc: Doc, { treeId }: RemoveTree): Decided {
  const tree = lookUpTree(doc, treeId);
  if (!tree.ok) return tree;
  const nodes = Object.values(doc.nodes).filter((node) => node.treeId === treeId);
  return ok({
    diff: withUnusedDropped(doc, [...nodes.map(dropNode), dropTree(tree.value)]),
    label: { code: 'remove-tree', treeName: tree.value.name },
    select: null,
  });
}
