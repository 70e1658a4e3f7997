import { err, ok, type Result } from '#core/base/result.ts';
import type { SegmentSplit, SplitError } from '#core/contribution/ledger.ts';
import { type ReadNode, type Side, sides } from '#core/contribution/readNode.ts';
import type { Ends } from '#core/contribution/secant.ts';
import { type SplitLeaf, splitLeaves } from '#core/contribution/splitLeaves.ts';
import { endsOfNode } from '#core/contribution/weightedChildren.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';

/** Where the numbers of a split come from: the values of one dimension and the node values in each of them. */
export interface SegmentSource {
  readonly dimension: string;
  /** Index = cell; null is "missing". */
  readonly values: readonly (string | null)[];
  readonly readNode: ReadNode;
}

/** A node's ends and its leaves in every segment, ready to be split. */
export interface ReadLeaves {
  readonly ends: Ends;
  readonly leaves: readonly SplitLeaf[];
  readonly kind: SegmentSplit['kind'];
}

/** Errors   'unknown-dimension'; 'missing-side'; 'not-additive', as of `splitBySegment`. */
export function readLeaves(
  doc: Doc,
  nodeId: NodeId,
  { dimension, values, readNode }: SegmentSource,
): Result<ReadLeaves, SplitError> {
  if (!hasDimension(doc, nodeId, dimension)) return err({ code: 'unknown-dimension', dimension });
  const ends = endsOfNode(nodeId, readNode);
  if (ends === null) return err({ code: 'missing-side', side: missingSide(nodeId, readNode) });
  const leaves = splitLeaves(doc, nodeId, values.length, readNode);
  if (!leaves.ok) return leaves;
  const kind = leaves.value.some((leaf) => leaf.kind === 'rate') ? 'rate' : 'total';
  return ok({ ends, leaves: leaves.value, kind });
}

function hasDimension(doc: Doc, nodeId: NodeId, dimension: string): boolean {
  const datasetId = doc.trees[doc.nodes[nodeId]?.treeId ?? '']?.datasetId ?? '';
  const column = doc.datasets[datasetId]?.columns.find(({ id }) => id === dimension);
  return column?.kind === 'dimension' || column?.kind === 'tags';
}

function missingSide(nodeId: NodeId, readNode: ReadNode): Side {
  return sides.find((side) => readNode(nodeId, side, null).kind === 'missing') ?? 'current';
}
