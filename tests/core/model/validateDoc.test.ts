import { describe, expect, it } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import { findCycles } from '#core/model/findCycles.ts';
import { validateDoc } from '#core/model/validateDoc.ts';
import { deskDoc, formula, metric, node, personId, plus, term, treeId } from '../../support/deskDoc.ts';

const withNodes = (...nodes: readonly ReturnType<typeof node>[]): Doc => {
  const doc = deskDoc();
  return { ...doc, nodes: { ...doc.nodes, ...Object.fromEntries(nodes.map((record) => [record.id, record])) } };
};

describe('validateDoc', () => {
  it('MODEL-6 a sound doc has no problems', () => {
    expect(validateDoc(deskDoc())).toEqual([]);
    expect(validateDoc({ ...deskDoc(), trees: {}, nodes: {}, metrics: {}, datasets: {} })).toEqual([]);
  });

  it('MODEL-6 names each dangling id with the record that has it', () => {
    const odd = { ...node('odd', 'gone', 'gone', 0), ownerId: personId('gone'), treeId: treeId('gone') };
    const doc = withNodes(odd);
    const tree = doc.trees['t1'];
    const bad = metric('bad', 'Bad', formula(plus(term('gone'), term('rate'))));
    const broken = {
      ...doc,
      datasets: {},
      metrics: { ...doc.metrics, bad },
      trees: { ...doc.trees, ...(tree && { t1: { ...tree, rootId: odd.id } }) },
    };
    const dangling = validateDoc(broken).filter((problem) => problem.code === 'dangling');
    expect(dangling.map(({ table, id, field }) => `${table}/${id}.${field}`)).toEqual([
      'trees/t1.datasetId',
      'nodes/odd.treeId',
      'nodes/odd.parentId',
      'nodes/odd.metricId',
      'nodes/odd.ownerId',
      'metrics/bad.expression',
    ]);
    expect(validateDoc(broken)).toContainEqual({ code: 'root-has-parent', table: 'trees', id: 't1', nodeId: 'odd' });
    expect(validateDoc(broken)).toContainEqual({ code: 'extra-root', table: 'nodes', id: 'root' });
  });

  it('MODEL-6 finds a missing root, a wrong key and a branch that crosses trees', () => {
    const doc = deskDoc();
    const { root: _, ...rootless } = doc.nodes;
    expect(validateDoc({ ...doc, nodes: rootless })).toContainEqual({
      code: 'dangling',
      table: 'trees',
      id: 't1',
      field: 'rootId',
      target: 'root',
    });
    const ada = { id: personId('ada'), name: 'Ada' };
    expect(validateDoc({ ...doc, people: { eve: ada } })).toEqual([{ code: 'wrong-key', table: 'people', id: 'eve' }]);
    const crossing = withNodes({ ...node('x', 'root', 'rate', 9), treeId: treeId('t2') });
    expect(validateDoc(crossing)).toContainEqual({ code: 'crosses-trees', table: 'nodes', id: 'x' });
  });

  it('MODEL-7 reports cycles with their path', () => {
    const doc = withNodes(node('a', 'c', 'rate', 0), node('b', 'a', 'rate', 0), node('c', 'b', 'rate', 0));
    expect(validateDoc(doc)).toEqual([{ code: 'cycle', table: 'nodes', id: 'a', path: ['a', 'c', 'b'] }]);
    const metrics = { ...doc.metrics, response: metric('response', 'Response', formula(term('rate'))) };
    const abandoned = metric('abandoned', 'Abandoned', formula(term('response')));
    expect(validateDoc({ ...deskDoc(), metrics: { ...metrics, abandoned } })).toEqual([
      { code: 'formula-cycle', table: 'metrics', id: 'rate', path: ['rate', 'abandoned', 'response'] },
    ]);
  });

  it('MODEL-7 walks a chain of any depth', () => {
    const next = (id: string) => (Number(id) < 50_000 ? [String(Number(id) + 1)] : ['49999']);
    expect(findCycles(['0'], next)).toEqual([['49999', '50000']]);
    expect(findCycles(['a'], (id: string) => (id === 'a' ? ['b', 'c'] : id === 'b' ? ['c'] : []))).toEqual([]);
    expect(findCycles(['a'], () => ['a'])).toEqual([['a']]);
  });
});
