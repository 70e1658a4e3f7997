import type { TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { Doc } from '#core/model/doc.ts';
import {
  type Aggregate,
  type AggregateKind,
  type Basis,
  type Dataset,
  DatasetId,
  type DenominatorPolicy,
  type Metric,
  type Node,
  NodeId,
} from '#core/model/schema.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { planTree, type TreeRequest } from '#core/plan/planTree.ts';
import { everything, type Filter } from '#core/table/filter.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { dataset, deskDoc, node, treeId } from './deskDoc.ts';
import { dayOf, type Kinds, type Row, rowTable } from './rowTable.ts';

export const caseKinds = {
  at: 'time',
  outcome: 'dimension',
  channel: 'dimension',
  agent: 'dimension',
  wait: 'measure',
  note: 'text',
  tags: 'tags',
} as const satisfies Kinds;

/** A dataset record of rows with the columns of `caseKinds`, dated by `at`. */
export function caseDataset(rows: readonly Row[], withOutcomes = true): Dataset {
  const days = rows.flatMap((row) => dayOf(row, 'at') ?? []);
  return {
    ...dataset('d1', 'cases'),
    rowCount: rows.length,
    columns: rowTable(rows, caseKinds, 'at').schema.map((column) => ({ ...column })),
    dateColumn: 'at',
    extent: days.length === 0 ? null : { fromDay: Math.min(...days), toDay: Math.max(...days) + 1 },
    outcomeRules: withOutcomes ? { rules: [], otherwise: 'open' } : null,
  };
}

export interface TreeParts {
  readonly dataset: Dataset | null;
  readonly metrics: readonly Metric[];
  readonly nodes: readonly Node[];
  readonly denominator?: DenominatorPolicy;
}

/** One tree, `t1`, whose first node is the root. */
export function docWith({ dataset: data, metrics, nodes, denominator = 'all' }: TreeParts): Doc {
  const doc = deskDoc();
  const tree = doc.trees['t1'];
  if (tree === undefined) throw new Error('no tree');
  return {
    ...doc,
    datasets: data === null ? {} : { d1: data },
    trees: {
      t1: {
        ...tree,
        rootId: NodeId.parse(nodes[0]?.id ?? 'none'),
        datasetId: data === null ? null : DatasetId.parse('d1'),
        denominator,
      },
    },
    metrics: Object.fromEntries(metrics.map((record) => [record.id, record])),
    nodes: Object.fromEntries(nodes.map((record) => [record.id, record])),
  };
}

export const aggregate = (kind: AggregateKind, column: string | null, filter: Filter = everything): Aggregate => ({
  aggregate: kind,
  column,
  filter,
});

export const reads = (kind: AggregateKind, column: string | null, filter: Filter = everything): Basis => ({
  kind: 'measure',
  measure: { kind: 'aggregate', of: aggregate(kind, column, filter) },
});

export const ratio = (numerator: Aggregate, denominator: Aggregate): Basis => ({
  kind: 'measure',
  measure: { kind: 'ratio', numerator, denominator },
});

export const segmented = (one: Node, segment: Filter): Node => ({ ...one, segment });
export const isIn = (column: string, ...values: (string | null)[]): Filter => ({ kind: 'in', column, values });
export const root = (metricName: string): Node => node('root', null, metricName, 0);

export const request = (asked: Partial<TreeRequest> = {}): TreeRequest => ({
  days: null,
  comparison: null,
  series: [],
  by: [],
  nodeIds: null,
  ...asked,
});

/** Asks the real engine what the tree's plans ask. */
export async function cubesFor(doc: Doc, rows: readonly Row[], asked: TreeRequest): Promise<TreeCubes> {
  const engine = createColumnarEngine();
  await engine.register('cases', rowTable(rows, caseKinds, doc.datasets['d1']?.dateColumn ?? null), {});
  const answer = async (plan: CubePlan | null): Promise<TreeCubes['daily']> => {
    if (plan === null) return null;
    const cube = await engine.cube(plan, {});
    if (!cube.ok) throw new Error(JSON.stringify(cube.error));
    return cube.value;
  };
  const plans = planTree(doc, treeId('t1'), asked);
  return { daily: await answer(plans.daily), windows: await answer(plans.windows) };
}
