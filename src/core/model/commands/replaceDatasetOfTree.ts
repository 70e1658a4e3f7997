import { ok } from '#core/base/result.ts';
import { putDataset, putTree } from '#core/model/commands/change.ts';
import type { Decided } from '#core/model/commands/command.ts';
import { lookUpTree } from '#core/model/commands/lookUp.ts';
import { withUnusedDropped } from '#core/model/commands/withUnusedDropped.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Dataset, TreeId } from '#core/model/schema.ts';

export interface ReplaceDatasetOfTree {
  readonly kind: 'replace-dataset-of-tree';
  readonly treeId: TreeId;
  readonly dataset: Dataset;
}

/** The same tree over another dataset, a fresher export say. The old one goes unless another tree uses it. Errors: 'not-found'. */
export function decideReplaceDatasetOfTree(doc: Doc, { treeId, dataset }: ReplaceDatasetOfTree): Decided {
  const tree = lookUpTree(doc, treeId);
  if (!tree.ok) return tree;
  const diff = [...putDataset(doc, dataset), ...putTree(doc, { ...tree.value, datasetId: dataset.id })];
  return ok({
    diff: withUnusedDropped(doc, diff),
    label: { code: 'replace-dataset', treeName: tree.value.name, datasetName: dataset.name },
  });
}
