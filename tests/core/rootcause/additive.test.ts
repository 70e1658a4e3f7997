import { describe, expect, it } from 'vitest';
import { additiveSource, relativeChange } from '#core/rootcause/additiveSource.ts';
import { codes, indexOf, isInside, perLeaf, search, searchIn, sizes } from './plantCause.ts';

describe('additive causes', () => {
  it.each([0.3, 0.7])(
    'CAUSE-13 crossing causes of opposite signs come whole, whoever holds the crossing: %s',
    (holder) => {
      const observed = perLeaf([[0, 1]], 300, 100, 0.05, 2).map((value, leaf) =>
        isInside(leaf, [[2, 2]]) && !(isInside(leaf, [[0, 1]]) && holder > 0.5) ? 30 : value,
      );
      const leaves = { expected: perLeaf([], 100, 100, 0.05, 1), observed };
      const found = search(additiveSource(leaves));
      const named = found.map(({ fixed, direction }) => ({ fixed, direction }));
      expect(named).toHaveLength(2);
      expect(named).toContainEqual({ fixed: [[0, 1]], direction: 'up' });
      expect(named).toContainEqual({ fixed: [[2, 2]], direction: 'down' });
      for (const one of found) expect(Math.abs(relativeChange(leaves, one.leaves).value)).toBeGreaterThan(0.65);
    },
  );

  it('CAUSE-14 a cause deeper than allowed is named by what is allowed, or not at all', () => {
    const element = [
      [0, 1],
      [1, 2],
      [2, 3],
    ] as const;
    const source = () =>
      additiveSource({ expected: perLeaf([], 100, 100, 0.05, 1), observed: perLeaf(element, 5, 100, 0.05, 2) });
    expect(search(source()).map((cause) => cause.fixed)).toEqual([element]);
    for (const depth of [0, 1, 2]) {
      for (const cause of searchIn(indexOf(sizes, codes, { depth }), source())) {
        expect(cause.fixed.length).toBeLessThanOrEqual(depth);
        expect((cause.narrower?.fixed ?? []).length).toBeLessThanOrEqual(depth);
      }
    }
    const shallow = additiveSource({
      expected: perLeaf([], 100, 100, 0.05, 1),
      observed: perLeaf([[1, 2]], 40, 100, 0.05, 2),
    });
    expect(searchIn(indexOf(sizes, codes, { depth: 1 }), shallow).map((cause) => cause.fixed)).toEqual([[[1, 2]]]);
  });
});
