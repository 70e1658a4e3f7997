import { expect, test } from 'vitest';
import {
  DatasetSchema,
  MetricSchema,
  NodeSchema,
  PersonSchema,
  TreeSchema,
  WorkspaceSchema,
} from '#core/model/schema.ts';
import { validateDoc } from '#core/model/validateDoc.ts';
import { hashTable } from '#core/sample/hashTable.ts';
import { sampleWorkspace } from '#core/sample/sampleWorkspace.ts';
import { metricTexts } from '#text/metrics.ts';
import { sampleWords } from '#text/templates.ts';
import { testEnv } from '../model/templates/datasets.ts';

const make = () => sampleWorkspace({ ...testEnv(), now: () => 1_790_000_000_000, names: sampleWords });
const { doc, table } = make();

test('SAMPLE-12 the records are valid and hold together', () => {
  expect(WorkspaceSchema.parse(doc.workspace)).toEqual(doc.workspace);
  const checks = [
    [DatasetSchema, doc.datasets],
    [TreeSchema, doc.trees],
    [MetricSchema, doc.metrics],
    [NodeSchema, doc.nodes],
    [PersonSchema, doc.people],
  ] as const;
  for (const [schema, records] of checks) {
    for (const record of Object.values(records)) expect(schema.parse(record)).toEqual(record);
  }
  expect(validateDoc(doc)).toEqual([]);
  expect(make().doc).toEqual(doc);
});

test('SAMPLE-12 it is marked as a sample, over the table that comes with it', () => {
  expect(doc.workspace).toMatchObject({ isSample: true, name: 'Sample: support desk' });
  const [dataset] = Object.values(doc.datasets);
  expect(dataset).toMatchObject({ contentHash: hashTable(table), rowCount: table.rowCount, dateColumn: 'created_at' });
  expect(dataset?.columns).toEqual(table.schema);
});

test('SAMPLE-12 every metric is bound, and a few nodes have an owner and a target', () => {
  const metrics = Object.values(doc.metrics);
  expect(metrics.filter(({ basis }) => basis.kind === 'unbound')).toEqual([]);
  const nodes = Object.values(doc.nodes);
  const cared = nodes.filter(({ ownerId, target }) => ownerId !== null && target !== null);
  expect(cared.length).toBe(8);
  expect(cared.length).toBeLessThan(nodes.length);
  const rootId = Object.values(doc.trees)[0]?.rootId ?? '';
  const root = doc.nodes[rootId];
  expect(doc.metrics[root?.metricId ?? '']?.name).toBe(metricTexts.resolution_rate.name);
  expect(root?.target).toEqual({ value: 0.8, tolerance: 0.02 });
  expect(Object.keys(doc.people).length).toBe(4);
});
