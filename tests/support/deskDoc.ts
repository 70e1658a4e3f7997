import type { Doc } from '#core/model/doc.ts';
import {
  type Basis,
  type Dataset,
  DatasetId,
  type Expression,
  type Metric,
  MetricId,
  type Node,
  NodeId,
  type NodeRole,
  PersonId,
  TreeId,
  WorkspaceId,
} from '#core/model/schema.ts';

/** A small support tree: rate = 1 − (abandoned + stuck), an influence below abandoned, a product below stuck. */
export function deskDoc(): Doc {
  const metrics = [
    metric('rate', 'Resolution rate', formula(minus(one, plus(term('abandoned'), term('stuck'))))),
    metric('abandoned', 'Abandonment', share('abandoned')),
    metric('stuck', 'Escalation bottleneck', formula(times(term('escalated'), term('unsolved')))),
    metric('escalated', 'Escalation rate', share('escalation_stuck')),
    metric('unsolved', 'Unsolved when escalated', share('open')),
    metric('response', 'First response time', share('resolved')),
  ];
  const nodes = [
    node('root', null, 'rate', 0),
    node('n-abandoned', 'root', 'abandoned', 0),
    node('n-stuck', 'root', 'stuck', 1),
    node('n-escalated', 'n-stuck', 'escalated', 0),
    node('n-unsolved', 'n-stuck', 'unsolved', 1),
    node('n-response', 'n-abandoned', 'response', 0, 'influence'),
  ];
  return {
    workspace: { id: WorkspaceId.parse('w1'), name: 'Desk', isSample: false, createdAtMs: 0, grain: 'week' },
    datasets: { d1: dataset('d1', 'hash-1') },
    trees: {
      t1: {
        id: tree,
        name: 'Support',
        rootId: NodeId.parse('root'),
        datasetId: DatasetId.parse('d1'),
        denominator: 'all',
      },
    },
    metrics: Object.fromEntries(metrics.map((record) => [record.id, record])),
    nodes: Object.fromEntries(nodes.map((record) => [record.id, record])),
    people: { ada: { id: PersonId.parse('ada'), name: 'Ada' } },
  };
}

const tree = TreeId.parse('t1');
const one: Expression = { kind: 'number', value: 1 };

export const nodeId = (id: string): NodeId => NodeId.parse(id);
export const metricId = (id: string): MetricId => MetricId.parse(id);
export const treeId = (id: string): TreeId => TreeId.parse(id);
export const personId = (id: string): PersonId => PersonId.parse(id);

export const term = (id: string): Expression => ({ kind: 'metric', metricId: MetricId.parse(id) });
export const plus = (left: Expression, right: Expression): Expression => ({ kind: 'binary', op: '+', left, right });
export const minus = (left: Expression, right: Expression): Expression => ({ kind: 'binary', op: '-', left, right });
export const times = (left: Expression, right: Expression): Expression => ({ kind: 'binary', op: '*', left, right });
export const formula = (expression: Expression): Basis => ({ kind: 'formula', expression });

export const share = (outcome: string): Basis => ({
  kind: 'measure',
  measure: {
    kind: 'share',
    part: { kind: 'in', column: 'outcome', values: [outcome] },
    whole: { kind: 'all' },
  },
});

export function metric(id: string, name: string, basis: Basis): Metric {
  return { id: MetricId.parse(id), name, description: '', unit: 'share', direction: 'lower', basis };
}

export function node(
  id: string,
  parentId: string | null,
  metricName: string,
  order: number,
  role: NodeRole = 'component',
): Node {
  return {
    id: NodeId.parse(id),
    treeId: tree,
    parentId: parentId === null ? null : NodeId.parse(parentId),
    order,
    metricId: MetricId.parse(metricName),
    role,
    segment: null,
    ownerId: null,
    target: null,
  };
}

export function dataset(id: string, contentHash: string): Dataset {
  return {
    id: DatasetId.parse(id),
    name: 'Tickets',
    contentHash,
    fileName: 'tickets.csv',
    rowCount: 4,
    rejectedCount: 0,
    importedAtMs: 0,
    columns: [],
    dateColumn: null,
    extent: null,
    outcomeRules: null,
  };
}

/** Ids in the order of asking, and a clock that stands still. */
export function countingEnv(prefix = 'new'): { readonly newId: () => string; readonly now: () => number } {
  let count = 0;
  return { newId: () => `${prefix}-${++count}`, now: () => 1_000 };
}
