import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TreeRecords } from '#core/model/commands/adoptDataset.ts';
import type { Doc } from '#core/model/doc.ts';
import {
  type Dataset,
  denominatorPolicies,
  type Expression,
  MetricSchema,
  NodeSchema,
  TreeSchema,
  WorkspaceId,
} from '#core/model/schema.ts';
import { templateFor } from '#core/model/templates/blankTemplate.ts';
import { libraryMetric } from '#core/model/templates/library.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';
import { supportTemplate } from '#core/model/templates/supportTemplate.ts';
import { validateDoc } from '#core/model/validateDoc.ts';
import { treePopulation } from '#core/plan/population.ts';
import type { Filter } from '#core/table/filter.ts';
import { compileFilter } from '#core/table/match.ts';
import { type Outcome, outcomeColumn, outcomes } from '#core/table/table.ts';
import { metricTexts } from '#text/metrics.ts';
import { column, dataset, fullDataset, testEnv, without } from './datasets.ts';

const failureKeys = [
  'abandonment_rate',
  'follow_up_failure_rate',
  'product_fix_rate',
  'escalation_stuck_rate',
  'other_unresolved_rate',
] as const;

function docOf(of: Dataset, { tree, metrics, nodes }: TreeRecords): Doc {
  return {
    workspace: { id: WorkspaceId.parse('w'), name: 'W', isSample: false, createdAtMs: 0, grain: 'week' },
    datasets: { [of.id]: of },
    trees: { [tree.id]: tree },
    metrics: Object.fromEntries(metrics.map((metric) => [metric.id, metric])),
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    people: {},
  };
}

/** Names of the children of the node with this name, in order, by role. */
function childrenOf({ metrics, nodes }: TreeRecords, key: MetricKey, role: 'component' | 'influence') {
  const nameOf = new Map<string, string>(metrics.map(({ id, name }) => [id, name]));
  const parent = nodes.find((node) => nameOf.get(node.metricId) === metricTexts[key].name);
  return nodes
    .filter((node) => node.parentId === parent?.id && node.role === role)
    .sort((a, b) => a.order - b.order)
    .map((node) => nameOf.get(node.metricId));
}

const namesOf = (...keys: readonly MetricKey[]) => keys.map((key) => metricTexts[key].name);

function numberOf(expression: Expression, metric: (id: string) => number): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'metric':
      return metric(expression.metricId);
    case 'negate':
      return -numberOf(expression.of, metric);
    case 'binary': {
      const [left, right] = [numberOf(expression.left, metric), numberOf(expression.right, metric)];
      return { '+': left + right, '-': left - right, '*': left * right, '/': left / right }[expression.op];
    }
    default:
      throw new Error('the template has no min, max or if');
  }
}

function outcomeHolds(filter: Filter, outcome: Outcome): boolean {
  const codes = Uint8Array.of(outcomes.indexOf(outcome) + 1);
  const test = compileFilter(filter, new Map([[outcomeColumn, { kind: 'dimension', codes, dictionary: outcomes }]]));
  if (!test.ok) throw new Error(test.error.column);
  return test.value(0);
}

function partOf(key: MetricKey): Filter {
  const basis = libraryMetric(key).bind(fullDataset);
  if (basis.kind !== 'measure' || basis.measure.kind !== 'share') throw new Error(`${key} is no share`);
  expect(basis.measure.whole).toEqual({ kind: 'all' });
  return basis.measure.part;
}

describe('support template', () => {
  const records = supportTemplate(fullDataset, testEnv());

  test('TEMPLATE-1 the root is 1 minus its five components', () => {
    const root = records.nodes.find(({ id }) => id === records.tree.rootId);
    const metric = records.metrics.find(({ id }) => id === root?.metricId);
    expect(metric?.name).toBe(metricTexts.resolution_rate.name);
    expect(childrenOf(records, 'resolution_rate', 'component')).toEqual(namesOf(...failureKeys));
    if (metric?.basis.kind !== 'formula') throw new Error('the root is no formula');
    const { expression } = metric.basis;
    const idOf = new Map<string, string>(records.metrics.map(({ name, id }) => [name, id]));
    const ids = namesOf(...failureKeys).map((name) => idOf.get(name));
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }), (rates) => {
        const sum = rates.reduce((total, rate) => total + rate, 0);
        expect(numberOf(expression, (id) => rates[ids.indexOf(id)] ?? Number.NaN)).toBeCloseTo(1 - sum, 12);
      }),
    );
  });

  test.each(denominatorPolicies)('TEMPLATE-2 every outcome counted by %s is in exactly one part', (denominator) => {
    const population = treePopulation({ ...records.tree, denominator }, fullDataset);
    const parts = (['resolution_rate', ...failureKeys] as const).map(partOf);
    const counted = outcomes.filter((outcome) => outcomeHolds(population, outcome));
    expect(counted.length).toBe(denominator === 'all' ? 7 : 6);
    for (const outcome of counted) expect(parts.filter((part) => outcomeHolds(part, outcome)).length, outcome).toBe(1);
  });

  test('TEMPLATE-3 drivers stand below what they drive, as influences', () => {
    const drivers = (key: MetricKey) => childrenOf(records, key, 'influence');
    expect(drivers('abandonment_rate')).toEqual(namesOf('first_response_median', 'longest_wait'));
    expect(drivers('follow_up_failure_rate')).toEqual(namesOf('conversations_per_agent', 'replies_per_conversation'));
    expect(drivers('product_fix_rate')).toEqual(namesOf('product_issue_volume', 'reopen_rate'));
    expect(drivers('escalation_stuck_rate')).toEqual(namesOf('escalation_rate', 'escalated_resolution_rate'));
    expect(drivers('resolution_rate').slice(0, 3)).toEqual(namesOf('csat', 'resolution_time_median', 'volume'));
    const components = records.nodes.filter(({ role, parentId }) => role === 'component' && parentId !== null);
    expect(components.length).toBe(5);
  });

  test('TEMPLATE-12 SLA met is there only with its role', () => {
    expect(childrenOf(records, 'resolution_rate', 'influence')).toContain(metricTexts.sla_met_rate.name);
    const plain = supportTemplate(without(fullDataset, 'sla_met'), testEnv());
    expect(childrenOf(plain, 'resolution_rate', 'influence')).not.toContain(metricTexts.sla_met_rate.name);
  });

  test('TEMPLATE-4 a file with little in it still gets the whole tree, and says what lacks', () => {
    const bare = supportTemplate(dataset([column({ id: outcomeColumn, role: 'outcome' })]), testEnv());
    const basisOf = (key: MetricKey) => bare.metrics.find(({ name }) => name === metricTexts[key].name)?.basis;
    expect(basisOf('first_response_median')).toEqual({ kind: 'unbound', needs: ['first_response_seconds'] });
    expect(basisOf('escalated_resolution_rate')).toEqual({ kind: 'unbound', needs: ['escalated'] });
    expect(basisOf('abandonment_rate')?.kind).toBe('measure');
    expect(bare.nodes.length).toBe(records.nodes.length - 1);
  });

  test.each([
    ['support', fullDataset],
    ['bare', dataset([column({ id: outcomeColumn, role: 'outcome' })])],
    ['blank', dataset([], false)],
  ])('TEMPLATE-10 the records of %s hold together', (_, of) => {
    const made = templateFor(of, testEnv());
    expect(TreeSchema.parse(made.tree)).toEqual(made.tree);
    for (const metric of made.metrics) expect(MetricSchema.parse(metric)).toEqual(metric);
    for (const node of made.nodes) expect(NodeSchema.parse(node)).toEqual(node);
    expect(validateDoc(docOf(of, made))).toEqual([]);
    const ids = [made.tree.id, ...made.metrics.map(({ id }) => id), ...made.nodes.map(({ id }) => id)];
    expect(new Set<string>(ids).size).toBe(ids.length);
    expect(new Set(made.metrics.map(({ name }) => name)).size).toBe(made.metrics.length);
  });
});

describe('blank template', () => {
  const basisFor = (of: Dataset) => templateFor(of, testEnv()).metrics.map(({ name, basis }) => ({ name, basis }));
  const calls = column({ id: 'calls', name: 'Incoming Calls', kind: 'measure', unit: 'count' });
  const talk = column({ id: 'talk', kind: 'measure', unit: 'seconds' });
  const rows = {
    kind: 'measure',
    measure: { kind: 'aggregate', of: { aggregate: 'count', column: null, filter: { kind: 'all' } } },
  };

  test('TEMPLATE-9 a daily report gets the total of its first column of counts', () => {
    expect(basisFor(dataset([talk, calls], false))).toEqual([
      {
        name: 'Incoming Calls',
        basis: {
          kind: 'measure',
          measure: { kind: 'aggregate', of: { aggregate: 'sum', column: 'calls', filter: { kind: 'all' } } },
        },
      },
    ]);
  });

  test('TEMPLATE-9 without a column of counts, rows are counted', () => {
    expect(basisFor(dataset([talk], false))).toEqual([{ name: metricTexts.volume.name, basis: rows }]);
  });

  test('TEMPLATE-9 one row per conversation counts rows, though it holds counts', () => {
    const replies = column({ id: 'replies', kind: 'measure', unit: 'count', role: 'replies_count' });
    const id = column({ id: 'id', kind: 'text', role: 'conversation_id' });
    expect(basisFor(dataset([replies, talk], false))).toEqual([{ name: metricTexts.volume.name, basis: rows }]);
    expect(basisFor(dataset([id, calls], false))).toEqual([{ name: metricTexts.volume.name, basis: rows }]);
  });

  test('TEMPLATE-10 a column with an empty or endless header still gives a valid name', () => {
    for (const name of ['', '  ', 'x'.repeat(500)]) {
      const [metric] = templateFor(dataset([{ ...calls, name }], false), testEnv()).metrics;
      expect(MetricSchema.safeParse(metric).success).toBe(true);
    }
  });

  test('TEMPLATE-15 a service level in place of an outcome gives the root and its part their names', () => {
    const yes = { kind: 'in', column: 'made_sla', values: ['true'] } as const;
    const rules = { rules: [{ when: yes, outcome: 'resolved' as const }], otherwise: 'other_unresolved' as const };
    const of = { ...fullDataset, outcomeRules: rules };
    const records = supportTemplate(of, testEnv());
    expect(validateDoc(docOf(of, records))).toEqual([]);
    const names = records.metrics.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['Made SLA rate', 'Not made SLA']);
    expect(names).not.toContain(metricTexts.sla_met_rate.name);
    expect(names).not.toContain(metricTexts.abandonment_rate.name);
    const solved = column({ id: 'made_sla', name: 'Resolved within SLA' });
    const resolving = { ...of, columns: of.columns.map((each) => (each.id === 'made_sla' ? solved : each)) };
    expect(supportTemplate(resolving, testEnv()).metrics[0]?.name).toBe(metricTexts.resolution_rate.name);
    const other = { ...of, outcomeRules: { ...rules, otherwise: 'open' as const } };
    expect(supportTemplate(other, testEnv()).metrics[0]?.name).toBe(metricTexts.resolution_rate.name);
  });
});
