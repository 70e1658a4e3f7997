import { expect, test } from 'vitest';
import { evaluateTree } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { planTree } from '#core/plan/planTree.ts';
import { sampleWorkspace } from '#core/sample/sampleWorkspace.ts';
import { sampleStory } from '#core/sample/story.ts';
import type { DayRange } from '#core/time/period.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { metricTexts } from '#text/metrics.ts';
import { sampleWords } from '#text/templates.ts';
import { testEnv } from '../model/templates/datasets.ts';

const { doc, table } = sampleWorkspace({ ...testEnv(), now: () => 0, names: sampleWords });
const tree = Object.values(doc.trees)[0];
const { baseline, current } = sampleStory.comparison;

async function readBoth() {
  if (tree === undefined) throw new Error('no tree');
  const engine = createColumnarEngine();
  const hash = Object.values(doc.datasets)[0]?.contentHash ?? '';
  const registered = await engine.register(hash, table, {});
  expect(registered.ok).toBe(true);
  const plans = planTree(doc, tree.id, {
    days: null,
    comparison: sampleStory.comparison,
    series: [],
    by: [],
    nodeIds: null,
  });
  const ask = async (plan: CubePlan | null) => {
    const cube = plan === null ? null : await engine.cube(plan, {});
    if (cube?.ok === false) throw new Error(JSON.stringify(cube.error));
    return cube === null ? null : cube.value;
  };
  const cubes = { daily: await ask(plans.daily), windows: await ask(plans.windows) };
  const read = (range: DayRange) => byName(evaluateTree(doc, tree.id, cubes, range, null));
  return { before: read(baseline), after: read(current) };
}

function byName(values: ReadonlyMap<string, NodeValue>): ReadonlyMap<string, number> {
  return new Map(
    [...values].map(([nodeId, value]) => {
      const name = doc.metrics[doc.nodes[nodeId]?.metricId ?? '']?.name ?? '';
      if (value.kind === 'missing') throw new Error(`${name}: ${JSON.stringify(value.reason)}`);
      return [name, value.value];
    }),
  );
}

test('SAMPLE-14 the tree has a number at every node, and reads the story', async () => {
  const { before, after } = await readBoth();
  const change = (key: MetricKey) => of(after, key) - of(before, key);
  expect(before.size).toBe(Object.keys(doc.nodes).length);
  expect(Math.abs(change('resolution_rate') + 0.04)).toBeLessThan(0.01);
  const failures = (
    ['abandonment_rate', 'follow_up_failure_rate', 'product_fix_rate', 'other_unresolved_rate'] as const
  ).map(change);
  expect(change('escalation_stuck_rate')).toBeGreaterThan(Math.max(...failures) * 2);
  const sum = failures.reduce((total, one) => total + one, change('escalation_stuck_rate'));
  expect(change('resolution_rate')).toBeCloseTo(-sum, 12);
});

test('SAMPLE-14 the drivers say: as many escalations, far fewer of them resolved', async () => {
  const { before, after } = await readBoth();
  expect(Math.abs(of(after, 'escalation_rate') - of(before, 'escalation_rate'))).toBeLessThan(0.02);
  expect(of(before, 'escalated_resolution_rate') - of(after, 'escalated_resolution_rate')).toBeGreaterThan(0.15);
  for (const values of [before, after]) {
    expect(of(values, 'csat')).toBeGreaterThan(0.7);
    expect(of(values, 'csat')).toBeLessThan(0.95);
    expect(of(values, 'conversations_per_agent')).toBeGreaterThan(2);
    expect(of(values, 'conversations_per_agent')).toBeLessThan(8);
    expect(of(values, 'first_response_median')).toBeGreaterThan(60);
    expect(of(values, 'first_response_median')).toBeLessThan(3_600);
    expect(of(values, 'longest_wait')).toBeGreaterThan(of(values, 'first_response_median'));
  }
});

function of(values: ReadonlyMap<string, number>, key: MetricKey): number {
  return values.get(metricTexts[key].name) ?? Number.NaN;
}
