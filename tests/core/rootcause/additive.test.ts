import { describe, expect, it } from 'vitest';
import { digitOf } from '#core/rootcause/space.ts';
import { weighAdditive } from '#core/rootcause/weighAdditive.ts';
import { leafCells, perLeaf, search, space } from './plantCause.ts';

describe('additive causes', () => {
  it.each([0.3, 0.7])(
    'CAUSE-13 crossing causes of opposite signs come whole, whoever holds the crossing: %s',
    (holder) => {
      const observed = perLeaf([[0, 1]], 300, 100, 0.05, 2);
      leafCells.forEach((cell, leaf) => {
        const crossing = digitOf(space, cell, 0) === 2;
        if (digitOf(space, cell, 2) === 3 && !(crossing && holder > 0.5)) observed[leaf] = 30;
      });
      const found = search(weighAdditive({ expected: perLeaf([], 100, 100, 0.05, 1), observed }));
      const named = found.map(({ element, direction }) => ({ element, direction }));
      expect(named).toHaveLength(2);
      expect(named).toContainEqual({ element: [[0, 1]], direction: 'up' });
      expect(named).toContainEqual({ element: [[2, 2]], direction: 'down' });
      for (const { effect } of found) expect(Math.abs(effect.value)).toBeGreaterThan(0.65);
    },
  );

  it('CAUSE-14 a cause deeper than allowed is named by what is allowed, or not at all', () => {
    const element = [
      [0, 1],
      [1, 2],
      [2, 3],
    ] as const;
    const source = () =>
      weighAdditive({ expected: perLeaf([], 100, 100, 0.05, 1), observed: perLeaf(element, 5, 100, 0.05, 2) });
    expect(search(source()).map((cause) => cause.element)).toEqual([element]);
    for (const depth of [0, 1, 2]) {
      for (const cause of search(source(), { depth })) expect(cause.element.length).toBeLessThanOrEqual(depth);
    }
    const shallow = weighAdditive({
      expected: perLeaf([], 100, 100, 0.05, 1),
      observed: perLeaf([[1, 2]], 40, 100, 0.05, 2),
    });
    expect(search(shallow, { depth: 1 }).map((cause) => cause.element)).toEqual([[[1, 2]]]);
  });
});
