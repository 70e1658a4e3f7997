import type { TreeRecords } from '#core/model/commands/adoptDataset.ts';
import type { Doc } from '#core/model/doc.ts';
import { DatasetId, type Node, type Person, PersonId, type Target, WorkspaceId } from '#core/model/schema.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';
import { supportTemplate } from '#core/model/templates/supportTemplate.ts';
import type { TemplateEnv } from '#core/model/templates/words.ts';
import { generateSample } from '#core/sample/generateSample.ts';
import { sampleDataset } from '#core/sample/sampleDataset.ts';
import type { TypedTable } from '#core/table/table.ts';

export interface SampleEnv extends TemplateEnv {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  readonly names: { readonly workspace: string; readonly dataset: string };
}

/**
 * The workspace of the first run, with the table that its dataset names: the support tree over the sample, with owners
 * and targets on a few nodes.
 *
 * Cost     about 100 ms, nearly all of it the table.
 */
export function sampleWorkspace(env: SampleEnv): { readonly doc: Doc; readonly table: TypedTable } {
  const table = generateSample();
  const nowMs = env.now();
  const dataset = sampleDataset(table, DatasetId.parse(env.newId()), env.names.dataset, nowMs);
  const records = supportTemplate(dataset, env);
  const people = staff(env);
  const workspaceId = WorkspaceId.parse(env.newId());
  const doc: Doc = {
    workspace: { id: workspaceId, name: env.names.workspace, isSample: true, createdAtMs: nowMs, grain: 'week' },
    datasets: { [dataset.id]: dataset },
    trees: { [records.tree.id]: records.tree },
    metrics: Object.fromEntries(records.metrics.map((metric) => [metric.id, metric])),
    nodes: Object.fromEntries(withCare(records, people, env).map((node) => [node.id, node])),
    people: Object.fromEntries(people.map((person) => [person.id, person])),
  };
  return { doc, table };
}

const names = ['Mara Lindqvist', 'Tomás Reyes', 'Priya Nair', 'Owen Clarke'] as const;

function staff(env: TemplateEnv): readonly Person[] {
  return names.map((name) => ({ id: PersonId.parse(env.newId()), name }));
}

interface Care {
  readonly owner: (typeof names)[number];
  readonly target: Target | null;
}

const care = new Map<string, Care>(
  Object.entries({
    resolution_rate: { owner: 'Mara Lindqvist', target: { value: 0.8, tolerance: 0.02 } },
    abandonment_rate: { owner: 'Tomás Reyes', target: { value: 0.09, tolerance: 0.01 } },
    follow_up_failure_rate: { owner: 'Priya Nair', target: { value: 0.05, tolerance: 0.01 } },
    product_fix_rate: { owner: 'Priya Nair', target: { value: 0.04, tolerance: 0.01 } },
    escalation_stuck_rate: { owner: 'Owen Clarke', target: { value: 0.02, tolerance: 0.005 } },
    first_response_median: { owner: 'Tomás Reyes', target: { value: 600, tolerance: 120 } },
    escalated_resolution_rate: { owner: 'Owen Clarke', target: { value: 0.7, tolerance: 0.05 } },
    csat: { owner: 'Mara Lindqvist', target: { value: 0.85, tolerance: 0.03 } },
  } satisfies Partial<Record<MetricKey, Care>>),
);

function withCare(records: TreeRecords, people: readonly Person[], { words }: TemplateEnv): readonly Node[] {
  const idByName = new Map(people.map((person): [string, PersonId] => [person.name, person.id]));
  const nameById = new Map(records.metrics.map((metric): [string, string] => [metric.id, metric.name]));
  const careByName = new Map(
    Object.entries(words.metrics).map(([key, { name }]): [string, Care | undefined] => [name, care.get(key)]),
  );
  return records.nodes.map((node) => {
    const wanted = careByName.get(nameById.get(node.metricId) ?? '');
    if (wanted === undefined) return node;
    return { ...node, ownerId: idByName.get(wanted.owner) ?? null, target: wanted.target };
  });
}
