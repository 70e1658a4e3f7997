import type { NodeValue } from '#core/evaluate/value.ts';
import { evaluateExpression } from '#core/formula/evaluateExpression.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import {
  type AggregateKind,
  type Basis,
  DatasetId,
  type Expression,
  type Measure,
  MetricId,
  type Node,
  NodeId,
  TreeId,
  WorkspaceId,
} from '#core/model/schema.ts';

/** A tree in short: a leaf is a measure, a formula speaks of its children by their names. */
export interface Branch {
  readonly name: string;
  /** Another metric than one of the node's own name. */
  readonly metric?: string;
  readonly of: Measure | { readonly kind: 'formula'; readonly expression: Expression };
  readonly children?: readonly Branch[];
  readonly role?: Node['role'];
}

export const share: Measure = { kind: 'share', part: { kind: 'all' }, whole: { kind: 'all' } };
export const aggregate = (kind: AggregateKind): Measure => ({
  kind: 'aggregate',
  of: { aggregate: kind, column: kind === 'count' ? null : 'seconds', filter: { kind: 'all' } },
});
export const formula = (expression: Expression) => ({ kind: 'formula', expression }) as const;
export const nodeId = (name: string): NodeId => NodeId.parse(name);

const treeId = TreeId.parse('tree');
const datasetId = DatasetId.parse('data');

/** A doc with one tree and a dataset whose one dimension is `channel`. */
export function treeDoc(root: Branch): Doc {
  const branches = flatten(root, null);
  const column = { name: 'Channel', role: 'channel', unit: null, distinct: 3, missing: 0, derived: false } as const;
  return {
    workspace: { id: WorkspaceId.parse('w'), name: 'W', isSample: false, createdAtMs: 0, grain: 'week' },
    datasets: {
      data: {
        id: datasetId,
        name: 'Data',
        contentHash: 'hash',
        fileName: 'data.csv',
        rowCount: 1,
        rejectedCount: 0,
        importedAtMs: 0,
        columns: [
          { ...column, id: 'channel', kind: 'dimension' },
          { ...column, id: 'seconds', kind: 'measure' },
        ],
        dateColumn: null,
        extent: null,
        outcomeRules: null,
      },
    },
    trees: { tree: { id: treeId, name: 'Tree', rootId: nodeId(root.name), datasetId, denominator: 'all' } },
    metrics: Object.fromEntries(
      branches.map(({ branch }) => {
        const id = branch.metric ?? branch.name;
        const basis: Basis = branch.of.kind === 'formula' ? branch.of : { kind: 'measure', measure: branch.of };
        return [id, { id: MetricId.parse(id), name: id, description: '', unit: 'number', direction: 'higher', basis }];
      }),
    ),
    nodes: Object.fromEntries(
      branches.map(({ branch, parent }, order): [string, Node] => [
        branch.name,
        {
          id: nodeId(branch.name),
          treeId,
          parentId: parent === null ? null : nodeId(parent),
          order,
          metricId: MetricId.parse(branch.metric ?? branch.name),
          role: branch.role ?? 'component',
          segment: null,
          ownerId: null,
          target: null,
        },
      ]),
    ),
    people: {},
  };
}

interface Placed {
  readonly branch: Branch;
  readonly parent: string | null;
}

function flatten(branch: Branch, parent: string | null): readonly Placed[] {
  return [{ branch, parent }, ...(branch.children ?? []).flatMap((child) => flatten(child, branch.name))];
}

export const number = (value: number, n: number | null = null): NodeValue => ({ kind: 'value', value, n, parts: null });
export const missing: NodeValue = { kind: 'missing', reason: { code: 'no-rows' } };

/** x of n, as the evaluator gives it: missing where n is 0. */
export function ratio(numerator: number, denominator: number): NodeValue {
  if (denominator === 0) return missing;
  return { kind: 'value', value: numerator / denominator, n: denominator, parts: { numerator, denominator } };
}

/** The value of any node, from those of the leaves, by name. */
export function evaluate(doc: Doc, id: NodeId, leafValue: (id: NodeId) => NodeValue): NodeValue {
  const basis = doc.metrics[doc.nodes[id]?.metricId ?? '']?.basis;
  if (basis?.kind !== 'formula') return leafValue(id);
  let lacks = false;
  const result = evaluateExpression(basis.expression, (metricId) => {
    const child = componentsOf(doc, id).find((node) => node.metricId === metricId);
    const value = child === undefined ? missing : evaluate(doc, child.id, leafValue);
    if (value.kind === 'missing') lacks = true;
    return value.kind === 'value' ? value.value : 0;
  });
  return lacks || !result.ok ? missing : number(result.value);
}
