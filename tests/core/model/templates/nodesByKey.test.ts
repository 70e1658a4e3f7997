import { describe, expect, it } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import { type Metric, type Node, TreeId, WorkspaceId } from '#core/model/schema.ts';
import { libraryMetric } from '#core/model/templates/library.ts';
import { nodesByKey } from '#core/model/templates/nodesByKey.ts';
import { supportTemplate } from '#core/model/templates/supportTemplate.ts';
import { metricTexts } from '#text/metrics.ts';
import { fullDataset, testEnv } from './datasets.ts';

const { tree, metrics, nodes } = supportTemplate(fullDataset, testEnv());
const doc: Doc = {
  workspace: { id: WorkspaceId.parse('w'), name: 'W', isSample: false, createdAtMs: 0, grain: 'week' },
  datasets: { [fullDataset.id]: fullDataset },
  trees: { [tree.id]: tree },
  metrics: Object.fromEntries(metrics.map((metric) => [metric.id, metric])),
  nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
  people: {},
};
const metricNamed = (name: string): Metric => {
  const metric = metrics.find((each) => each.name === name);
  if (metric === undefined) throw new Error(name);
  return metric;
};
const withMetric = (metric: Metric): Doc => ({ ...doc, metrics: { ...doc.metrics, [metric.id]: metric } });
const csat = metricNamed(metricTexts.csat.name);
const rate = metricNamed(metricTexts.resolution_rate.name);

describe('nodesByKey', () => {
  it('TEMPLATE-14 finds every metric of the template, whatever it is called', () => {
    const named = Object.values(doc.metrics).map((metric) => ({ ...metric, name: `X ${metric.id}` }));
    const found = nodesByKey({ ...doc, metrics: Object.fromEntries(named.map((each) => [each.id, each])) }, tree.id);
    expect(found.size).toBe(nodes.length);
    for (const [key, id] of found) expect(metricNamed(metricTexts[key].name).id).toBe(doc.nodes[id]?.metricId);
    expect(found.get('resolution_rate')).toBe(tree.rootId);
  });

  it('TEMPLATE-14 finds none whose definition or rows are others, and none without data', () => {
    expect(nodesByKey(withMetric({ ...csat, basis: { kind: 'unbound', needs: [] } }), tree.id).has('csat')).toBe(false);
    const node = nodes.find(({ metricId }) => metricId === csat.id) as Node;
    const narrow: Node = { ...node, segment: { kind: 'in', column: 'channel', values: ['bot'] } };
    expect(nodesByKey({ ...doc, nodes: { ...doc.nodes, [narrow.id]: narrow } }, tree.id).has('csat')).toBe(false);
    expect(nodesByKey(doc, TreeId.parse('other')).size).toBe(0);
    expect(nodesByKey({ ...doc, datasets: {} }, tree.id).size).toBe(0);
  });

  it('TEMPLATE-14 knows the resolution rate as a share of its own, and as 1 minus exactly its failures', () => {
    const share = withMetric({ ...rate, basis: libraryMetric('resolution_rate').bind(fullDataset) });
    expect(nodesByKey(share, tree.id).get('resolution_rate')).toBe(tree.rootId);
    const has = (change: (of: typeof rate.basis) => typeof rate.basis): boolean =>
      nodesByKey(withMetric({ ...rate, basis: change(rate.basis) }), tree.id).has('resolution_rate');
    expect(has((basis) => basis)).toBe(true);
    const written = (change: object) =>
      has((basis) =>
        basis.kind === 'formula' && basis.expression.kind === 'binary'
          ? { ...basis, expression: { ...basis.expression, ...change } }
          : basis,
      );
    expect(written({ left: { kind: 'number', value: 100 } })).toBe(false);
    expect(written({ op: '+' })).toBe(false);
    expect(written({ right: { kind: 'metric', metricId: csat.id } })).toBe(false);
    expect(written({ right: { kind: 'number', value: 0.2 } })).toBe(false);
  });
});
