import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '#core/base/rng.ts';
import { gatherLeaves } from '#core/rootcause/gatherLeaves.ts';
import { layoutLeaves } from '#core/rootcause/leafRows.ts';
import { type Cause, searchCauses } from '#core/rootcause/searchCauses.ts';
import { cellOf, digitOf, type Element, layoutSpace } from '#core/rootcause/space.ts';
import { sparseLattice } from '#core/rootcause/sparseLattice.ts';
import { weighAdditive } from '#core/rootcause/weighAdditive.ts';
import { codes, leafCells, perLeaf, search, space } from './plantCause.ts';

/** Of the middle dimension of the small space: its five values name sets of three tags. */
const tags = [[], [0], [1], [0, 1], [2, 1, 0]] as const;
const sets = [null, tags, null];
const holds = (leaf: number, element: Element) =>
  element.every(([j, value]) => {
    const code = digitOf(space, leafCells[leaf] ?? 0, j) - 1;
    return j === 1 ? (tags[code] ?? []).some((tag) => tag === value) : code === value;
  });

describe('sets and symmetry', () => {
  it('CAUSE-16 a leaf lies in each of its values, and once in what does not speak of them', () => {
    const elements = layoutSpace([4, 3, 6]);
    const { judge } = sparseLattice(elements, layoutLeaves(space, leafCells, sets), 3);
    const up = leafCells.map((_, leaf) => 1 + (leaf % 7));
    const { gainAt } = judge({ kind: 'odds', up, down: new Float64Array(up.length) }, 1);
    for (const element of [
      [[0, 2]],
      [[1, 0]],
      [[1, 2]],
      [
        [0, 1],
        [1, 1],
      ],
      [[2, 3]],
      [
        [0, 1],
        [1, 0],
        [2, 5],
      ],
    ] as const) {
      const inside = up.filter((_, leaf) => holds(leaf, element));
      expect(gainAt(cellOf(elements, element))).toBe(inside.reduce((total, value) => total + value, 0));
    }
  });

  it.each<Element>([
    [[1, 0]],
    [[1, 2]],
    [
      [0, 3],
      [1, 1],
    ],
    [[2, 4]],
  ])('CAUSE-16 a tag that moved is named, alone: %j %j', (...element) => {
    const observed = perLeaf([], 100, 100, 0.05, 2).map((value, leaf) => (holds(leaf, element) ? value * 0.4 : value));
    const found = search(weighAdditive({ expected: perLeaf([], 100, 100, 0.05, 1), observed }), { sets });
    expect(found.map((cause) => cause.element)).toEqual([element]);
  });

  it('CAUSE-16 two tags that share leaves are both named, and no leaf is blamed twice', () => {
    const rng = createRng(12);
    const many = Array.from({ length: 60 }, () =>
      Array.from({ length: 10 }, (_, tag) => tag).filter(() => rng.uniform() < 0.2),
    );
    const wide = layoutSpace([60, 12]);
    const cells = Float64Array.from({ length: 720 }, (_, leaf) =>
      cellOf(wide, [
        [0, Math.floor(leaf / 12)],
        [1, leaf % 12],
      ]),
    );
    const setOf = (leaf: number) => many[Math.floor(leaf / 12)] ?? [];
    const noisy = () => cells.map(() => 100 + 10 * rng.uniform());
    const observed = noisy().map((value, leaf) =>
      setOf(leaf).includes(3) ? value * 0.4 : setOf(leaf).includes(7) ? value * 0.6 : value,
    );
    const shared = many.filter((set) => set.includes(3) && set.includes(7)).length;
    expect(shared).toBeGreaterThan(0);
    const steps = searchCauses(wide, cells, weighAdditive({ expected: noisy(), observed }), { sets: [many] });
    const rounds = [steps.next().value, steps.next().value];
    const [largest, smaller] = rounds.flatMap((round) => (round !== undefined && 'found' in round ? round.found : []));
    expect([largest?.element, smaller?.element]).toEqual([[[0, 3]], [[0, 7]]]);
    expect(largest?.effect.value).toBeCloseTo(-0.6, 1);
    expect(smaller?.effect.value).toBeCloseTo(-0.4, 1);
    expect(steps.next().done).toBe(true);
  });

  it('CAUSE-17 swapping expected and observed turns the directions, and nothing else', () => {
    const named = (causes: readonly Cause[]) => causes.map(({ element, gain }) => ({ element, gain }));
    const turn = { up: 'down', down: 'up' } as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0.3, 0.6, 1.9), (seed, times) => {
        const expected = perLeaf([], 100, 100, 0.05, seed);
        const observed = perLeaf([[0, seed % 4]], 100 * times, 100, 0.05, seed + 1);
        const [one, other] = [
          search(weighAdditive({ expected, observed })),
          search(weighAdditive({ expected: observed, observed: expected })),
        ];
        expect(one).toHaveLength(1);
        expect(named(other)).toEqual(named(one));
        expect(other.map(({ direction }) => direction)).toEqual(one.map(({ direction }) => turn[direction]));
      }),
      { numRuns: 40 },
    );
  });

  it('CAUSE-17 the order of the rows changes no cause', () => {
    const expected = perLeaf([], 100, 100, 0.05, 3);
    const observed = perLeaf(
      [
        [0, 1],
        [2, 2],
      ],
      30,
      100,
      0.05,
      4,
    );
    const searchRows = (order: readonly number[]) => {
      const pick = (values: ArrayLike<number>) => order.map((row) => values[row] ?? 0);
      const leaves = gatherLeaves(space, codes.map(pick), { expected: pick(expected), observed: pick(observed) });
      const steps = searchCauses(space, leaves.cells, weighAdditive(leaves.measures));
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      return step.value;
    };
    const straight = Array.from(leafCells, (_, leaf) => leaf);
    const found = searchRows(straight);
    expect(found.map(({ element }) => element)).toEqual([
      [
        [0, 1],
        [2, 2],
      ],
    ]);
    const rng = createRng(5);
    for (let run = 0; run < 10; run++) {
      const keys = straight.map(() => rng.uniform());
      expect(searchRows(straight.toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0)))).toEqual(found);
    }
  });
});
