import { describe, expect, it } from 'vitest';
import { treeScope } from '#features/edit/formula/treeScope.ts';
import { deskDoc, metricId } from '../../../support/deskDoc.ts';

describe('what a formula can speak of', () => {
  it('the metrics of the tree, those that are made of it with the way round', () => {
    const doc = deskDoc();
    const [tree, dataset] = [doc.trees['t1'], doc.datasets['d1']];
    if (tree === undefined || dataset === undefined) throw new Error('no tree');
    const { metrics, columns } = treeScope(doc, tree, dataset, metricId('stuck'), () => null);
    const circles = Object.fromEntries(metrics.map(({ name, circle }) => [name, circle]));
    expect(circles).toEqual({
      'Resolution rate': ['Resolution rate', 'Escalation bottleneck'],
      'Escalation bottleneck': ['Escalation bottleneck'],
      Abandonment: null,
      'First response time': null,
      'Escalation rate': null,
      'Unsolved when escalated': null,
    });
    expect(columns).toBe(dataset.columns);
  });
});
