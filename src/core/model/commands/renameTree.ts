import { ok } from '#core/base/result.ts';
import { putTree } from '#core/model/commands/change.ts';
import { checkName } from '#core/model/commands/checkName.ts';
import type { Decided } from '#core/model/commands/command.ts';
import { lookUpTree } from '#core/model/commands/lookUp.ts';
import type { Doc } from '#core/model/doc.ts';
import type { TreeId } from '#core/model/schema.ts';

export interface RenameTree {
  readonly kind: 'rename-tree';
  readonly treeId: TreeId;
  readonly name: string;
}

/** Errors: 'not-found', 'bad-name'. */
export function decideRenameTree(doc: Doc, command: RenameTree): Decided {
  const tree = lookUpTree(doc, command.treeId);
  if (!tree.ok) return tree;
  const name = checkName(command.name);
  if (!name.ok) return name;
  return ok({
    diff: putTree(doc, { ...tree.value, name: name.value }),
    label: { code: 'rename-tree', from: tree.value.name, to: name.value },
  });
}
