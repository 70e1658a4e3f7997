import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceSource } from '#core/rootcause/evidence.ts';
import { searchCauses } from '#core/rootcause/searchCauses.ts';
import { digitOf, type Element } from '#core/rootcause/space.ts';
import { weighAdditive } from '#core/rootcause/weighAdditive.ts';
import { weighMean } from '#core/rootcause/weighMean.ts';
import { weighRatio } from '#core/rootcause/weighRatio.ts';
import { weighVolume } from '#core/rootcause/weighVolume.ts';
import { leafCells, perLeaf, search, space } from './plantCause.ts';

const everywhere: Element = [];
const flat = (value: number) => perLeaf(everywhere, value, value, 0, 1);
const rounded = (values: Float64Array) => values.map(Math.round);

const ratio = (at: Element, rate: number, seed: number) =>
  weighRatio({
    x0: rounded(perLeaf(everywhere, 60, 60, 0.03, seed)),
    n0: flat(100),
    n1: flat(100),
    x1: rounded(perLeaf(at, rate * 100, 60, 0.03, seed + 1)),
  });
const volume = (at: Element, times: number, seed: number) =>
  weighVolume({
    n0: rounded(perLeaf(everywhere, 200, 200, 0.03, seed)),
    n1: rounded(perLeaf(at, 200 * times, 200, 0.03, seed + 1)),
  });
const mean = (at: Element, to: number, seed: number) => {
  const [before, after] = [perLeaf(everywhere, 10, 10, 0.01, seed), perLeaf(at, to, 10, 0.01, seed + 1)];
  const squares = (means: Float64Array) => means.map((value) => 50 * (value * value + 4));
  const sums = (means: Float64Array) => means.map((value) => 50 * value);
  return weighMean({
    n0: flat(50),
    sum0: sums(before),
    squares0: squares(before),
    n1: flat(50),
    sum1: sums(after),
    squares1: squares(after),
  });
};
const additive = (at: Element, times: number, seed: number) =>
  weighAdditive({
    expected: perLeaf(everywhere, 100, 100, 0.05, seed),
    observed: perLeaf(at, 100 * times, 100, 0.05, seed + 1),
  });

const kinds: readonly (readonly [
  string,
  (at: Element, seed: number) => EvidenceSource,
  EvidenceSource,
  'up' | 'down',
  number,
])[] = [
  ['ratio', (at, seed) => ratio(at, 0.3, seed), ratio([], 0.6, 1), 'down', Math.log(3 / 7) - Math.log(6 / 4)],
  ['volume', (at, seed) => volume(at, 2, seed), volume([], 1, 1), 'up', Math.log(2)],
  ['mean', (at, seed) => mean(at, 13, seed), mean([], 10, 1), 'up', 3],
  ['additive', (at, seed) => additive(at, 0.4, seed), additive([], 1, 1), 'down', -0.6],
];

const anyElement = fc
  .tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(
    ([a, b, c, fixed]): Element =>
      [
        [0, a],
        [1, b],
        [2, c],
      ].flatMap(([j = 0, v = 0]) => ((fixed >> j) & 1 ? [[j, v] as const] : [])),
  );

describe('searchCauses', () => {
  it.each(kinds)('CAUSE-8 no cause where nothing changed: %s', (_, __, quiet) => {
    expect(search(quiet)).toEqual([]);
  });

  it('CAUSE-8 no cause in numbers that are the same on both sides, or nowhere', () => {
    const none = new Float64Array(leafCells.length);
    const empty = { n0: none, sum0: none, squares0: none, n1: none, sum1: none, squares1: none };
    expect(search(weighMean(empty))).toEqual([]);
    expect(search(weighVolume(empty))).toEqual([]);
    expect(search(weighRatio({ x0: none, n0: none, x1: none, n1: none }))).toEqual([]);
    expect(search(weighAdditive({ expected: none, observed: none }))).toEqual([]);
    expect(search(weighAdditive({ expected: flat(7), observed: flat(7) }))).toEqual([]);
  });

  it.each(kinds)('CAUSE-9 a planted cause is found, alone: %s', (_, plant, __, direction, effect) => {
    fc.assert(
      fc.property(anyElement, fc.integer({ min: 1, max: 1000 }), (element, seed) => {
        const found = search(plant(element, seed));
        expect(found.map((cause) => cause.element)).toEqual([element]);
        expect(found[0]?.direction).toBe(direction);
        expect(found[0]?.gain).toBeGreaterThan(found[0]?.price ?? Number.NaN);
        expect((found[0]?.effect.value ?? 0) / effect).toBeGreaterThan(0.6);
        expect((found[0]?.effect.value ?? 0) / effect).toBeLessThan(1.4);
        expect(found[0]?.effect.standardError).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });

  it('CAUSE-9 a single leaf has an effect of unknown error', () => {
    const leaf: Element = [
      [0, 1],
      [1, 1],
      [2, 1],
    ];
    const [only, ...others] = search(additive(leaf, 0.05, 5));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ element: leaf, narrower: null, effect: { standardError: Number.POSITIVE_INFINITY } });
  });

  it('CAUSE-9 growth from nothing is without bounds, not none', () => {
    const observed = perLeaf([], 100, 100, 0.05, 2);
    const [cause] = search(weighAdditive({ expected: perLeaf([[2, 0]], 0, 100, 0.05, 1), observed }));
    expect(cause).toMatchObject({ element: [[2, 0]], direction: 'up', effect: { value: Number.POSITIVE_INFINITY } });
  });

  it('CAUSE-10 crossing causes come whole, the larger first', () => {
    const observed = perLeaf([[0, 1]], 20, 100, 0.05, 2);
    leafCells.forEach((cell, leaf) => {
      if (digitOf(space, cell, 2) === 3 && digitOf(space, cell, 0) !== 2) observed[leaf] = (observed[leaf] ?? 0) * 0.5;
    });
    const found = search(weighAdditive({ expected: perLeaf([], 100, 100, 0.05, 1), observed }));
    expect(found.map(({ element }) => element)).toEqual([[[0, 1]], [[2, 2]]]);
  });

  it('CAUSE-11 rounds come one by one and again the same', () => {
    const source = additive([[1, 2]], 0.4, 9);
    const rounds = searchCauses(space, leafCells, source);
    const first = rounds.next();
    expect(first).toMatchObject({ done: false, value: { round: 1, found: [{ element: [[1, 2]] }] } });
    rounds.return([]);
    expect(rounds.next().done).toBe(true);
    expect(searchCauses(space, leafCells, source).next()).toEqual(first);
  });

  it('CAUSE-12 a cause comes with a wider and a narrower element', () => {
    const [cause] = search(
      additive(
        [
          [0, 1],
          [2, 3],
        ],
        0.4,
        3,
      ),
    );
    expect(cause?.wider?.element.length).toBe(1);
    expect(cause?.narrower?.element.length).toBe(3);
    expect(search(additive([[0, 1]], 0.4, 3))[0]?.wider).toBeNull();
  });
});
