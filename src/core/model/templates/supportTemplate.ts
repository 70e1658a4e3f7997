import type { TreeRecords } from '#core/model/commands/adoptDataset.ts';
import { type Basis, type Dataset, type Expression, MetricId, NodeId, TreeId } from '#core/model/schema.ts';
import { roleColumn } from '#core/model/templates/bindByRole.ts';
import { libraryMetric } from '#core/model/templates/library.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';
import type { MetricWords, TemplateEnv, TemplateWords } from '#core/model/templates/words.ts';
import { yesNoColumn } from '#core/model/templates/yesNoColumn.ts';
import type { ColumnSchema } from '#core/table/table.ts';

/**
 * The tree that Taproot ships with: conversation resolution rate as 1 − the ways in which a conversation fails, each
 * with its measurable drivers below it, bound to the dataset's columns by role.
 *
 * Shapes   one node per metric; the root is `records.tree.rootId`. A metric whose role the dataset lacks is there,
 *          unbound, and names the role.
 * Source   the identity holds under both denominators, because open conversations stand in 'other unresolved'.
 */
export function supportTemplate(dataset: Dataset, env: TemplateEnv): TreeRecords {
  const tree = TreeId.parse(env.newId());
  const root = place(rootBranch(dataset, env.words), { treeId: tree, parentId: null, order: 0 }, dataset, env);
  return {
    tree: { id: tree, name: env.words.supportTree, rootId: root.rootId, datasetId: dataset.id, denominator: 'all' },
    metrics: root.metrics,
    nodes: root.nodes,
  };
}

interface Branch {
  readonly key: MetricKey;
  /** Null: the library's. */
  readonly words: MetricWords | null;
  /** In the formula of this metric: 1 − their sum. */
  readonly failures: readonly Branch[];
  readonly drivers: readonly Branch[];
}

function rootBranch(dataset: Dataset, words: TemplateWords): Branch {
  const column = yesNoColumn(dataset);
  return column === null ? resolutionBranch(dataset) : yesNoBranch(dataset, column, words);
}

/** The share of yes in one column: only no stands against it, and the ways of not being resolved mean nothing. */
function yesNoBranch(dataset: Dataset, { name, role }: ColumnSchema, words: TemplateWords): Branch {
  const { drivers } = resolutionBranch(dataset);
  return {
    key: 'resolution_rate',
    words: words.yesOf(name),
    failures: [{ ...branch('other_unresolved_rate'), words: words.noOf(name) }],
    drivers: drivers.filter(({ key }) => role !== 'sla_met' || key !== 'sla_met_rate'),
  };
}

function resolutionBranch(dataset: Dataset): Branch {
  const hasSla = roleColumn(dataset, 'sla_met') !== null;
  const drivers: readonly MetricKey[] = ['csat', 'resolution_time_median', 'volume'];
  return {
    key: 'resolution_rate',
    words: null,
    failures: [
      branch('abandonment_rate', 'first_response_median', 'longest_wait'),
      branch('follow_up_failure_rate', 'conversations_per_agent', 'replies_per_conversation'),
      branch('product_fix_rate', 'product_issue_volume', 'reopen_rate'),
      branch('escalation_stuck_rate', 'escalation_rate', 'escalated_resolution_rate'),
      branch('other_unresolved_rate'),
    ],
    drivers: (hasSla ? [...drivers, 'sla_met_rate' as const] : drivers).map((key) => branch(key)),
  };
}

function branch(key: MetricKey, ...drivers: readonly MetricKey[]): Branch {
  return { key, words: null, failures: [], drivers: drivers.map((driver) => branch(driver)) };
}

interface Place {
  readonly treeId: TreeId;
  readonly parentId: NodeId | null;
  readonly order: number;
  readonly role?: 'component' | 'influence';
}

interface Placed extends Pick<TreeRecords, 'metrics' | 'nodes'> {
  readonly rootId: NodeId;
  readonly metricId: MetricId;
}

function place(branch: Branch, at: Place, dataset: Dataset, env: TemplateEnv): Placed {
  const nodeId = NodeId.parse(env.newId());
  const metricId = MetricId.parse(env.newId());
  const below = [...branch.failures, ...branch.drivers].map((child, order) => {
    const role = order < branch.failures.length ? 'component' : 'influence';
    return place(child, { treeId: at.treeId, parentId: nodeId, order, role }, dataset, env);
  });
  const { unit, direction, bind } = libraryMetric(branch.key);
  const failures = below.slice(0, branch.failures.length).map((child) => child.metricId);
  const basis = failures.length === 0 ? bind(dataset) : complement(failures);
  const { name, description } = branch.words ?? env.words.metrics[branch.key];
  const metric = { id: metricId, name, description, unit, direction, basis };
  const { treeId, parentId, order, role = 'component' } = at;
  const node = { id: nodeId, treeId, parentId, order, metricId, role, segment: null, ownerId: null, target: null };
  return {
    rootId: nodeId,
    metricId,
    metrics: [metric, ...below.flatMap((child) => child.metrics)],
    nodes: [node, ...below.flatMap((child) => child.nodes)],
  };
}

/** 1 − (a + b + …). */
function complement(failures: readonly MetricId[]): Basis {
  const [first, ...rest] = failures.map((metricId): Expression => ({ kind: 'metric', metricId }));
  const sum = rest.reduce((left, right): Expression => ({ kind: 'binary', op: '+', left, right }), first ?? zero);
  return { kind: 'formula', expression: { kind: 'binary', op: '-', left: { kind: 'number', value: 1 }, right: sum } };
}

const zero: Expression = { kind: 'number', value: 0 };
