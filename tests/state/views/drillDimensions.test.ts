import { expect, it } from 'vitest';
import { type Dataset, DatasetId, type Metric, MetricId } from '#core/model/schema.ts';
import type { ColumnRole, ColumnSchema } from '#core/table/table.ts';
import { drillDimensions } from '#state/views/drillDimensions.ts';

const column = (id: string, role: ColumnRole | null, distinct: number, missing = 0): ColumnSchema => ({
  id,
  name: id,
  kind: 'dimension',
  role,
  unit: null,
  distinct,
  missing,
  derived: false,
});

const emptyDataset: Dataset = {
  id: DatasetId.parse('d'),
  name: 'Export',
  contentHash: 'h',
  fileName: 'export.csv',
  rowCount: 100,
  rejectedCount: 0,
  importedAtMs: 0,
  columns: [],
  dateColumn: null,
  extent: null,
  outcomeRules: null,
};

const datasetOf = (columns: readonly ColumnSchema[]): Dataset => ({ ...emptyDataset, columns: [...columns] });

it('offers tags again where one is held fixed, for a conversation may have others', () => {
  const tags = { ...column('labels', null, 1), kind: 'tags' } as const;
  const dataset = datasetOf([tags, column('channel', 'channel', 5)]);
  const path = [
    { column: 'labels', value: 'vip' },
    { column: 'channel', value: 'chat' },
  ];
  expect(drillDimensions(dataset, path).map(({ id }) => id)).toEqual(['labels']);
});

it('offers telling roles first and then the columns with the fewest values', () => {
  const dataset = datasetOf([
    column('city', null, 90),
    column('plan', null, 3),
    column('agent', 'agent', 40),
    column('channel', 'channel', 5),
  ]);
  expect(drillDimensions(dataset, []).map(({ id }) => id)).toEqual(['channel', 'agent', 'plan', 'city']);
});

it('puts what the number is defined by last', () => {
  const columns = [column('made_sla', 'sla_met', 2), column('channel', 'channel', 5), column('status', null, 4)];
  const rules = {
    rules: [{ when: { kind: 'in', column: 'status', values: ['done'] }, outcome: 'resolved' }],
    otherwise: 'open',
  } as const;
  const dataset: Dataset = {
    ...datasetOf(columns),
    outcomeRules: {
      ...rules,
      rules: [...rules.rules].map((rule) => ({ ...rule, when: { ...rule.when, values: [...rule.when.values] } })),
    },
  };
  expect(drillDimensions(dataset, []).map(({ id }) => id)).toEqual(['channel', 'made_sla', 'status']);
  const sla: Metric = {
    id: MetricId.parse('m'),
    name: 'SLA met',
    description: '',
    unit: 'share',
    direction: 'higher',
    basis: {
      kind: 'measure',
      measure: { kind: 'share', part: { kind: 'in', column: 'made_sla', values: ['true'] }, whole: { kind: 'all' } },
    },
  };
  expect(drillDimensions(dataset, [], sla).map(({ id }) => id)).toEqual(['channel', 'made_sla', 'status']);
});

it('leaves out the outcome, what is fixed already, and columns with one value', () => {
  const dataset = datasetOf([
    column('outcome', 'outcome', 8),
    column('channel', 'channel', 5),
    column('brand', null, 1),
    column('vendor', null, 1, 12),
    column('caller', null, 20_000),
  ]);
  expect(drillDimensions(dataset, [{ column: 'channel', value: 'chat' }]).map(({ id }) => id)).toEqual(['vendor']);
});
