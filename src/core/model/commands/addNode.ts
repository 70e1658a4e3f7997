import { err, ok, type Result } from '#core/base/result.ts';
import { applyDiff } from '#core/model/applyDiff.ts';
import { putMetric, putNode } from '#core/model/commands/change.ts';
import { checkBasis } from '#core/model/commands/checkBasis.ts';
import { checkName } from '#core/model/commands/checkName.ts';
import type { CommandEnv, CommandError, Decided } from '#core/model/commands/command.ts';
import { addTerm, type Standing } from '#core/model/commands/editFormula.ts';
import { type FoundNode, lookUpMetric, lookUpNode } from '#core/model/commands/lookUp.ts';
import { metricNameTaken } from '#core/model/commands/metricNameTaken.ts';
import { orderAt } from '#core/model/commands/orderAt.ts';
import type { Doc } from '#core/model/doc.ts';
import { childrenOf } from '#core/model/graph.ts';
import { type Metric, MetricId, NodeId } from '#core/model/schema.ts';

export interface AddNode {
  readonly kind: 'add-node';
  /** A last child of `parentId`, or right after `siblingId`. */
  readonly place:
    | { readonly kind: 'child'; readonly parentId: NodeId }
    | { readonly kind: 'sibling'; readonly siblingId: NodeId };
  readonly as: Standing;
  readonly metric:
    | { readonly kind: 'existing'; readonly metricId: MetricId }
    | ({ readonly kind: 'new' } & Omit<Metric, 'id'>);
}

/**
 * A new node, with a metric of its own or one that is there already. A component's term goes into the parent's formula.
 *
 * Errors   'not-found', 'root-stays' (a sibling of the root), 'bad-name', 'name-taken', 'already-a-child',
 *          'parent-measured', 'formula-shared', 'formula-cycle', 'formula-unknown-metric'.
 */
export function decideAddNode(doc: Doc, command: AddNode, env: CommandEnv): Decided {
  const place = findPlace(doc, command);
  if (!place.ok) return place;
  const { parent, index } = place.value;
  const metric = chooseMetric(doc, command, parent, env);
  if (!metric.ok) return metric;
  const siblings = childrenOf(doc, parent.node.id);
  const names = { metricName: metric.value.name, parentName: parent.metric.name };
  if (siblings.some((node) => node.metricId === metric.value.id)) return err({ code: 'already-a-child', ...names });
  const above =
    command.as.role === 'component'
      ? addTerm(applyDiff(doc, putMetric(doc, metric.value)), parent.metric, metric.value, command.as.sign)
      : ok(parent.metric);
  if (!above.ok) return above;
  const { order, renumbered } = orderAt(doc, siblings, index);
  const node = {
    id: NodeId.parse(env.newId()),
    treeId: parent.tree.id,
    parentId: parent.node.id,
    order,
    metricId: metric.value.id,
    role: command.as.role,
    segment: null,
    ownerId: null,
    target: null,
  };
  const diff = [...putMetric(doc, metric.value), ...putMetric(doc, above.value), ...renumbered, ...putNode(doc, node)];
  return ok({ diff, label: { code: 'add-node', ...names }, select: node.id });
}

function findPlace(
  doc: Doc,
  { place }: AddNode,
): Result<{ readonly parent: FoundNode; readonly index: number }, CommandError> {
  if (place.kind === 'child') {
    const parent = lookUpNode(doc, place.parentId);
    return parent.ok ? ok({ parent: parent.value, index: childrenOf(doc, place.parentId).length }) : parent;
  }
  const sibling = lookUpNode(doc, place.siblingId);
  if (!sibling.ok) return sibling;
  const { parentId } = sibling.value.node;
  if (parentId === null) return err({ code: 'root-stays', metricName: sibling.value.metric.name, verb: 'add-sibling' });
  const parent = lookUpNode(doc, parentId);
  if (!parent.ok) return parent;
  const index = childrenOf(doc, parentId).findIndex((node) => node.id === place.siblingId) + 1;
  return ok({ parent: parent.value, index });
}

function chooseMetric(doc: Doc, { metric }: AddNode, parent: FoundNode, env: CommandEnv): Result<Metric, CommandError> {
  if (metric.kind === 'existing') return lookUpMetric(doc, metric.metricId);
  const name = checkName(metric.name);
  if (!name.ok) return name;
  if (metricNameTaken(doc, [parent.tree.id], name.value, null)) return err({ code: 'name-taken', name: name.value });
  const id = MetricId.parse(env.newId());
  const sound = checkBasis(doc, id, metric.basis);
  if (!sound.ok) return sound;
  const { kind: _, ...fields } = metric;
  return ok({ ...fields, id, name: name.value });
}
