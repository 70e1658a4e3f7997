import { ok } from '#core/base/result.ts';
import { putTree } from '#core/model/commands/change.ts';
import type { Decided } from '#core/model/commands/command.ts';
import { lookUpTree } from '#core/model/commands/lookUp.ts';
import type { Doc } from '#core/model/doc.ts';
import type { DenominatorPolicy, TreeId } from '#core/model/schema.ts';

export interface SetDenominator {
  readonly kind: 'set-denominator';
  readonly treeId: TreeId;
  readonly denominator: DenominatorPolicy;
}

/** Which conversations the shares of a tree are of. Errors: 'not-found'. */
export function decideSetDenominator(doc: Doc, { treeId, denominator }: SetDenominator): Decided {
  const tree = lookUpTree(doc, treeId);
  if (!tree.ok) return tree;
  return ok({
    diff: putTree(doc, { ...tree.value, denominator }),
    label: { code: 'set-denominator', treeName: tree.value.name, denominator },
  });
}
