import { err, ok, type Result } from '#core/base/result.ts';
import { applyDiff } from '#core/model/applyDiff.ts';
import { putMetric, putNode } from '#core/model/commands/change.ts';
import type { CommandError, Decided } from '#core/model/commands/command.ts';
import { addTerm, removeTerm, type Standing } from '#core/model/commands/editFormula.ts';
import { type FoundNode, lookUpNode } from '#core/model/commands/lookUp.ts';
import { orderAt } from '#core/model/commands/orderAt.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import { ancestorsOf, childrenOf } from '#core/model/graph.ts';
import { mergeDiffs } from '#core/model/mergeDiffs.ts';
import type { NodeId } from '#core/model/schema.ts';

export interface MoveNode {
  readonly kind: 'move-node';
  readonly nodeId: NodeId;
  readonly parentId: NodeId;
  /** Place among the parent's other children, 0 first. */
  readonly index: number;
  /** How it takes part in a new parent; within the same parent it stays as it is. */
  readonly as: Standing;
}

/**
 * Moves a node, with everything below it, among its siblings or below another parent of the same tree. A component's
 * term leaves the old parent's formula and enters the new one's.
 *
 * Errors   'not-found', 'root-stays', 'other-tree', 'below-itself', 'already-a-child', 'formula-not-additive',
 *          'formula-shared', 'formula-cycle', 'parent-measured'.
 */
export function decideMoveNode(doc: Doc, command: MoveNode): Decided {
  const moved = lookUpNode(doc, command.nodeId);
  if (!moved.ok) return moved;
  const to = lookUpNode(doc, command.parentId);
  if (!to.ok) return to;
  const { node, metric } = moved.value;
  if (node.parentId === null) return err({ code: 'root-stays', metricName: metric.name, verb: 'move' });
  const siblings = childrenOf(doc, command.parentId).filter((other) => other.id !== node.id);
  const { order, renumbered } = orderAt(doc, siblings, command.index);
  if (node.parentId === command.parentId) {
    const diff = [...renumbered, ...putNode(doc, { ...node, order })];
    return ok({ diff, label: { code: 'reorder-node', metricName: metric.name }, select: node.id });
  }
  const formulas = moveTerm(doc, moved.value, node.parentId, to.value, command.as);
  if (!formulas.ok) return formulas;
  const settled = putNode(doc, { ...node, parentId: command.parentId, order, role: command.as.role });
  return ok({
    diff: [...formulas.value, ...renumbered, ...settled],
    label: { code: 'move-node', metricName: metric.name, parentName: to.value.metric.name },
    select: node.id,
  });
}

function moveTerm(doc: Doc, moved: FoundNode, fromId: NodeId, to: FoundNode, as: Standing): Result<Diff, CommandError> {
  const unfit = whyUnfit(doc, moved, to);
  if (unfit !== null) return err(unfit);
  const from = lookUpNode(doc, fromId);
  if (!from.ok) return from;
  const without =
    moved.node.role === 'component' ? removeTerm(doc, from.value.metric, moved.metric) : ok(from.value.metric);
  if (!without.ok) return without;
  const leaving = putMetric(doc, without.value);
  if (as.role === 'influence') return ok(leaving);
  const left = applyDiff(doc, leaving);
  const entered = addTerm(left, left.metrics[to.metric.id] ?? to.metric, moved.metric, as.sign);
  return entered.ok ? ok(mergeDiffs(leaving, putMetric(left, entered.value))) : entered;
}

function whyUnfit(doc: Doc, moved: FoundNode, to: FoundNode): CommandError | null {
  const names = { metricName: moved.metric.name, parentName: to.metric.name };
  if (moved.tree.id !== to.tree.id) return { code: 'other-tree', ...names };
  const upwards = [to.node, ...ancestorsOf(doc, to.node.id)];
  const at = upwards.findIndex((node) => node.id === moved.node.id);
  if (at >= 0) {
    const downwards = upwards.slice(0, at + 1).toReversed();
    return { code: 'below-itself', path: downwards.map((node) => doc.metrics[node.metricId]?.name ?? node.metricId) };
  }
  const twin = childrenOf(doc, to.node.id).some((node) => node.metricId === moved.metric.id);
  return twin ? { code: 'already-a-child', ...names } : null;
}
