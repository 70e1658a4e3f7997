import { err, ok } from '#core/base/result.ts';
import { applyDiff } from '#core/model/applyDiff.ts';
import { putDataset, putMetric, putNode, putTree } from '#core/model/commands/change.ts';
import type { Decided } from '#core/model/commands/command.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import type { Dataset, Metric, Node, Tree } from '#core/model/schema.ts';
import { validateDoc } from '#core/model/validateDoc.ts';

/** The records of one tree, as a template makes them. Ids are new. */
export interface TreeRecords {
  readonly tree: Tree;
  readonly metrics: readonly Metric[];
  readonly nodes: readonly Node[];
}

export interface AdoptDataset {
  readonly kind: 'adopt-dataset';
  readonly dataset: Dataset;
  readonly records: TreeRecords;
}

/** A dataset and a whole tree over it, in one step. Errors: 'broken-records' when they do not hold together. */
export function decideAdoptDataset(doc: Doc, { dataset, records }: AdoptDataset): Decided {
  const diff: Diff = [
    ...putDataset(doc, dataset),
    ...putTree(doc, records.tree),
    ...records.metrics.flatMap((metric) => putMetric(doc, metric)),
    ...records.nodes.flatMap((node) => putNode(doc, node)),
  ];
  const problems = validateDoc(applyDiff(doc, diff));
  if (problems.length > 0) return err({ code: 'broken-records', problems });
  return ok({ diff, label: { code: 'adopt-dataset', datasetName: dataset.name }, select: records.tree.rootId });
}
