import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '#core/base/rng.ts';
import { additiveSource, relativeChange } from '#core/rootcause/additiveSource.ts';
import type { Finding } from '#core/rootcause/finding.ts';
import type { Element } from '#core/rootcause/space.ts';
import { codes, indexOf, perLeaf, search, searchIn } from './plantCause.ts';

/** Of the middle dimension of the small space: its five values name sets of three tags. */
const tags = [[], [0], [1], [0, 1], [2, 1, 0]] as const;
const sets = [null, tags, null];
const holds = (leaf: number, element: Element) =>
  element.every(([j, value]) => {
    const code = codes[j]?.[leaf] ?? 0;
    return j === 1 ? (tags[code] ?? []).some((tag) => tag === value) : code === value;
  });
const tagged = indexOf([4, 3, 6], codes, { sets });

describe('sets and symmetry', () => {
  it('CAUSE-16 a leaf lies in each of its values, and once in what does not speak of them', () => {
    const up = Float64Array.from({ length: 120 }, (_, leaf) => 1 + (leaf % 7));
    const sums = new Float64Array(tagged.count);
    tagged.sum(up, sums);
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
      expect(sums[tagged.elementFixing(element)]).toBe(inside.reduce((total, value) => total + value, 0));
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
    const found = searchIn(tagged, additiveSource({ expected: perLeaf([], 100, 100, 0.05, 1), observed }));
    expect(found.map((cause) => cause.fixed)).toEqual([element]);
  });

  it('CAUSE-16 two tags that share leaves are both named, and no leaf is blamed twice', () => {
    const rng = createRng(12);
    const many = Array.from({ length: 60 }, () =>
      Array.from({ length: 10 }, (_, tag) => tag).filter(() => rng.uniform() < 0.2),
    );
    const wide = [
      Uint32Array.from({ length: 720 }, (_, leaf) => leaf / 12),
      Uint32Array.from({ length: 720 }, (_, leaf) => leaf % 12),
    ];
    const setOf = (leaf: number) => many[Math.floor(leaf / 12)] ?? [];
    const noisy = () => Float64Array.from({ length: 720 }, () => 100 + 10 * rng.uniform());
    const observed = noisy().map((value, leaf) =>
      setOf(leaf).includes(3) ? value * 0.4 : setOf(leaf).includes(7) ? value * 0.6 : value,
    );
    const shared = many.filter((set) => set.includes(3) && set.includes(7)).length;
    expect(shared).toBeGreaterThan(0);
    const leaves = { expected: noisy(), observed };
    const found = searchIn(indexOf([10, 12], wide, { sets: [many, null] }), additiveSource(leaves));
    expect(found.map(({ fixed }) => fixed)).toEqual([[[0, 3]], [[0, 7]]]);
    const effects = found.map((one) => relativeChange(leaves, one.leaves).value);
    expect(effects[0]).toBeCloseTo(-0.6, 1);
    expect(effects[1]).toBeCloseTo(-0.4, 1);
  });

  it('CAUSE-17 swapping expected and observed turns the directions, and nothing else', () => {
    const named = (causes: readonly Finding[]) => causes.map(({ fixed, gain }) => ({ fixed, gain }));
    const turn = { up: 'down', down: 'up' } as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0.3, 0.6, 1.9), (seed, times) => {
        const expected = perLeaf([], 100, 100, 0.05, seed);
        const observed = perLeaf([[0, seed % 4]], 100 * times, 100, 0.05, seed + 1);
        const [one, other] = [
          search(additiveSource({ expected, observed })),
          search(additiveSource({ expected: observed, observed: expected })),
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
      const pick = (values: ArrayLike<number>) => Float64Array.from(order, (row) => values[row] ?? 0);
      const of = indexOf(
        [4, 5, 6],
        codes.map((one) => Uint32Array.from(pick(one))),
      );
      return searchIn(of, additiveSource({ expected: pick(expected), observed: pick(observed) })).map(inShort);
    };
    const inShort = ({ fixed, direction, gain }: Finding) => ({ fixed, direction, gain: gain.toFixed(9) });
    const straight = Array.from({ length: 120 }, (_, leaf) => leaf);
    const found = searchRows(straight);
    expect(found.map(({ fixed }) => fixed)).toEqual([
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
