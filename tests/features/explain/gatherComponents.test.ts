import { expect, it } from 'vitest';
import { explainNode } from '#core/contribution/explainNode.ts';
import type { ReadNode } from '#core/contribution/readNode.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import { gatherComponents } from '../../../src/features/explain/gatherComponents.ts';
import { deskDoc, nodeId } from '../../support/deskDoc.ts';

const doc = deskDoc();
const value = (of: number): NodeValue => ({ kind: 'value', value: of, n: null, parts: null });

/** Abandoned and stuck, each in both periods, and the rate that they leave. */
function told(abandoned: readonly [number, number], stuck: readonly [number, number]) {
  const numbers = new Map([
    ['root', [1 - abandoned[0] - stuck[0], 1 - abandoned[1] - stuck[1]] as const],
    ['n-abandoned', abandoned],
    ['n-stuck', stuck],
  ]);
  const read: ReadNode = (id, side) => value(numbers.get(id)?.[side === 'baseline' ? 0 : 1] ?? 0);
  const nodes = Object.values(doc.nodes).flatMap((node) => {
    const metric = doc.metrics[node.metricId];
    if (metric === undefined) return [];
    const [baseline, current] = [read(node.id, 'baseline', null), read(node.id, 'current', null)];
    return [
      [
        node.id,
        { node, metric, baseline, current, change: null, series: [], target: null, contribution: null },
      ] as const,
    ];
  });
  return gatherComponents({ nodes: new Map(nodes) }, explainNode(doc, nodeId('root'), read));
}

it('the components of a number are told, unless only one of them is in use', () => {
  expect(told([0.1, 0.2], [0.05, 0.05]).map(({ name }) => name)).toEqual(['Abandonment', 'Escalation bottleneck']);
  expect(told([0.1, 0.2], [0, 0.01])).toHaveLength(2);
  expect(told([0.1, 0.2], [0, 0])).toEqual([]);
});
