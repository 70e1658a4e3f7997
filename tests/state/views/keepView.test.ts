import { describe, expect, it } from 'vitest';
import { firstSession } from '#state/session/session.ts';
import { frameTree, isFrame } from '#state/views/frameTree.ts';
import { keepView } from '#state/views/keepView.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import type { TreeView } from '#state/views/viewTree.ts';
import { deskDoc, nodeId, treeId } from '../../support/deskDoc.ts';

describe('keepView', () => {
  it('keeps the numbers that were there, and says of a new node that its numbers are being read', () => {
    const doc = deskDoc();
    const tree = doc.trees[treeId('t1')];
    const root = doc.nodes[nodeId('root')];
    if (tree === undefined || root === undefined) throw new Error('the desk has a tree');
    const metric = doc.metrics[root.metricId];
    if (metric === undefined) throw new Error('the root has a metric');
    const known = { kind: 'value', value: 0.8, n: 10, parts: null } as const;
    const rest = { baseline: known, change: 0, series: [known, known], target: null, contribution: null };
    const found = frameTree(doc, tree.id, firstSession.period);
    if (!isFrame(found)) throw new Error(found.code);
    const [baseline, current] = [
      { fromDay: 0, toDay: 7 },
      { fromDay: 7, toDay: 14 },
    ];
    const buckets = [baseline, current].map((range) => ({ ...range, partial: false }));
    const frame: TreeFrame = { ...found, comparison: { baseline, current }, current, buckets };
    const last: TreeView = {
      frame,
      cubes: { daily: null, windows: null },
      nodes: new Map([[root.id, { node: root, metric, current: known, ...rest }]]),
      read: () => known,
    };
    const { nodes } = keepView(last, doc, tree);
    expect(nodes.get(root.id)?.current).toBe(known);
    const notYet = { kind: 'missing', reason: { code: 'not-yet' } };
    expect(nodes.get(nodeId('n-stuck'))).toMatchObject({
      current: notYet,
      baseline: notYet,
      change: null,
      series: [notYet, notYet],
    });
  });
});
