import { contributionsTo } from '#core/contribution/contributionsTo.ts';
import type { ReadNode } from '#core/contribution/readNode.ts';
import { evaluateTree, type TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import { subtreeOf } from '#core/model/graph.ts';
import type { Metric, Node, NodeId } from '#core/model/schema.ts';
import { readTarget, type TargetReading } from '#core/target/readTarget.ts';
import type { DayRange } from '#core/time/period.ts';
import type { TreeFrame } from '#state/views/settings.ts';

/** One node with its numbers, ready to be drawn or spoken of. */
export interface NodeView {
  readonly node: Node;
  readonly metric: Metric;
  readonly current: NodeValue;
  /** Null where nothing is compared. */
  readonly baseline: NodeValue | null;
  /** current − baseline; null where a side is missing, and 0 where they differ by rounding only. */
  readonly change: number | null;
  /** One per bucket of the frame. */
  readonly series: readonly NodeValue[];
  /** Null without a target, or without a number. */
  readonly target: TargetReading | null;
  /** Part of the root's change that this node carries, in the root's unit; null: not in the sum, or not known. */
  readonly contribution: number | null;
}

export interface TreeView {
  readonly frame: TreeFrame;
  readonly cubes: TreeCubes;
  /** Parents before children, siblings in order. */
  readonly nodes: ReadonlyMap<NodeId, NodeView>;
  /** The totals of both periods (the cell is not looked at). */
  readonly read: ReadNode;
}

const allRows: DayRange = { fromDay: Number.NEGATIVE_INFINITY, toDay: Number.POSITIVE_INFINITY };
const unknown: NodeValue = { kind: 'missing', reason: { code: 'no-rows' } };

/**
 * All numbers of a tree for its two periods and its series, from cubes that are already here.
 *
 * Cost     O(nodes · days); no engine trip.
 */
export function viewTree(doc: Doc, frame: TreeFrame, cubes: TreeCubes): TreeView {
  const { comparison, tree } = frame;
  const evaluate = (range: DayRange): ReadonlyMap<NodeId, NodeValue> =>
    evaluateTree(doc, frame.treeId, cubes, range, null);
  const current = evaluate(frame.current ?? allRows);
  const baseline = comparison === null ? null : evaluate(comparison.baseline);
  const series = frame.buckets.map(evaluate);
  const read: ReadNode = (nodeId, side) => (side === 'current' ? current : baseline)?.get(nodeId) ?? unknown;
  const contributions = baseline === null ? null : contributionsTo(doc, tree.rootId, read);
  const nodes = new Map<NodeId, NodeView>();
  for (const node of subtreeOf(doc, tree.rootId)) {
    const metric = doc.metrics[node.metricId];
    if (metric === undefined) continue;
    const now = read(node.id, 'current', null);
    const before = baseline === null ? null : read(node.id, 'baseline', null);
    nodes.set(node.id, {
      node,
      metric,
      current: now,
      baseline: before,
      change: changeOf(before, now),
      series: series.map((values) => values.get(node.id) ?? unknown),
      target:
        node.target === null || now.kind === 'missing' ? null : readTarget(now.value, node.target, metric.direction),
      contribution: contributions?.get(node.id) ?? null,
    });
  }
  return { frame, cubes, nodes, read };
}

function changeOf(before: NodeValue | null, now: NodeValue): number | null {
  if (before?.kind !== 'value' || now.kind !== 'value') return null;
  const change = now.value - before.value;
  return Math.abs(change) <= 1e-12 * Math.max(Math.abs(before.value), Math.abs(now.value)) ? 0 : change;
}
