import { describe, expect, it } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import { ancestorsOf, childrenOf, componentsOf, subtreeOf } from '#core/model/graph.ts';
import { deskDoc, node, nodeId } from '../../support/deskDoc.ts';

const ids = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id);

function looped(): Doc {
  const doc = deskDoc();
  return { ...doc, nodes: { a: node('a', 'b', 'rate', 0), b: node('b', 'a', 'rate', 0) } };
}

describe('graph', () => {
  it('MODEL-4 children come by order, then id', () => {
    const doc = deskDoc();
    const nodes = { ...doc.nodes, z: node('z', 'root', 'rate', -1), y: node('y', 'root', 'rate', -1) };
    expect(ids(childrenOf({ ...doc, nodes }, nodeId('root')))).toEqual(['y', 'z', 'n-abandoned', 'n-stuck']);
    expect(childrenOf(doc, nodeId('nobody'))).toEqual([]);
  });

  it('MODEL-4 components leave influences out', () => {
    expect(ids(componentsOf(deskDoc(), nodeId('n-abandoned')))).toEqual([]);
    expect(ids(componentsOf(deskDoc(), nodeId('n-stuck')))).toEqual(['n-escalated', 'n-unsolved']);
  });

  it('MODEL-5 a subtree lists parents first and siblings in order', () => {
    expect(ids(subtreeOf(deskDoc(), nodeId('root')))).toEqual([
      'root',
      'n-abandoned',
      'n-response',
      'n-stuck',
      'n-escalated',
      'n-unsolved',
    ]);
    expect(subtreeOf(deskDoc(), nodeId('nobody'))).toEqual([]);
  });

  it('MODEL-5 ancestors are listed nearest first', () => {
    expect(ids(ancestorsOf(deskDoc(), nodeId('n-response')))).toEqual(['n-abandoned', 'root']);
    expect(ancestorsOf(deskDoc(), nodeId('root'))).toEqual([]);
    const orphan = { ...deskDoc(), nodes: { o: node('o', 'gone', 'rate', 0) } };
    expect(ancestorsOf(orphan, nodeId('o'))).toEqual([]);
  });

  it('MODEL-5 both end on a cycle', () => {
    expect(ids(ancestorsOf(looped(), nodeId('a')))).toEqual(['b']);
    expect(ids(subtreeOf(looped(), nodeId('a')))).toEqual(['a', 'b']);
  });
});
