import type { TreeRecords } from '#core/model/commands/adoptDataset.ts';
import { type Dataset, type Metric, MetricId, NodeId, TreeId } from '#core/model/schema.ts';
import { supportTemplate } from '#core/model/templates/supportTemplate.ts';
import type { TemplateEnv } from '#core/model/templates/words.ts';
import { everything } from '#core/table/filter.ts';
import type { ColumnSchema } from '#core/table/table.ts';

/** The tree to start from: support's where conversations have outcomes, else one node that counts. */
export function templateFor(dataset: Dataset, env: TemplateEnv): TreeRecords {
  return dataset.outcomeRules === null ? blankTemplate(dataset, env) : supportTemplate(dataset, env);
}

/**
 * One node for a table that is not one row per conversation: the total of its first column of counts, or its rows.
 *
 * Shapes   a tree with a single node and metric.
 */
export function blankTemplate(dataset: Dataset, env: TemplateEnv): TreeRecords {
  const treeId = TreeId.parse(env.newId());
  const rootId = NodeId.parse(env.newId());
  const metric = volumeMetric(dataset, env);
  return {
    tree: { id: treeId, name: env.words.blankTree, rootId, datasetId: dataset.id, denominator: 'all' },
    metrics: [metric],
    nodes: [
      {
        id: rootId,
        treeId,
        parentId: null,
        order: 0,
        metricId: metric.id,
        role: 'component',
        segment: null,
        ownerId: null,
        target: null,
      },
    ],
  };
}

function volumeMetric(dataset: Dataset, env: TemplateEnv): Metric {
  const counted = countColumn(dataset);
  const { name, description } = counted === null ? env.words.metrics.volume : env.words.totalOf(counted.name);
  const of =
    counted === null
      ? { aggregate: 'count' as const, column: null, filter: everything }
      : { aggregate: 'sum' as const, column: counted.id, filter: everything };
  return {
    id: MetricId.parse(env.newId()),
    name,
    description,
    unit: 'count',
    direction: 'neither',
    basis: { kind: 'measure', measure: { kind: 'aggregate', of } },
  };
}

/** A column that counts things, not one that counts within a conversation. */
function countColumn(dataset: Dataset): ColumnSchema | null {
  const isPerConversation = dataset.columns.some((column) => column.role === 'conversation_id');
  if (isPerConversation) return null;
  return (
    dataset.columns.find(({ kind, unit, role }) => kind === 'measure' && unit === 'count' && role === null) ?? null
  );
}
