import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { additiveSource, relativeChange } from '#core/rootcause/additiveSource.ts';
import { changeSource, volumeSource } from '#core/rootcause/changeSource.ts';
import type { LayerSource } from '#core/rootcause/evidence.ts';
import { priceLayers } from '#core/rootcause/priceLayers.ts';
import { searchLayers } from '#core/rootcause/searchLayers.ts';
import type { Element } from '#core/rootcause/space.ts';
import { sumScores } from '#core/rootcause/sumInside.ts';
import { index, isInside, perLeaf, search } from './plantCause.ts';

const everywhere: Element = [];
const flat = (value: number) => perLeaf(everywhere, value, value, 0, 1);
const rounded = (values: Float64Array) => values.map(Math.round);

const ratio = (at: Element, rate: number, seed: number) => {
  const before = rounded(perLeaf(everywhere, 60, 60, 0.03, seed));
  const after = rounded(perLeaf(at, rate * 100, 60, 0.03, seed + 1));
  return changeSource(
    index,
    { whole: { kind: 'ratio', x: [before, after], n: [flat(100), flat(100)] }, parts: [], family: null },
    [0, 1],
  );
};
const volume = (at: Element, times: number, seed: number) => {
  const before = rounded(perLeaf(everywhere, 200, 200, 0.03, seed));
  return volumeSource(index, [before, rounded(perLeaf(at, 200 * times, 200, 0.03, seed + 1))], [0, 1]);
};
const mean = (at: Element, to: number, seed: number) => {
  const means = [perLeaf(everywhere, 10, 10, 0.01, seed), perLeaf(at, to, 10, 0.01, seed + 1)];
  const sumSquares = means.map((of) => of.map((value) => 50 * (value * value + 4)));
  const sum = means.map((of) => of.map((value) => 50 * value));
  return changeSource(
    index,
    { whole: { kind: 'mean', n: [flat(50), flat(50)], sum, sumSquares }, parts: [], family: null },
    [0, 1],
  );
};
const leavesOfAdditive = (at: Element, times: number, seed: number) => ({
  expected: perLeaf(everywhere, 100, 100, 0.05, seed),
  observed: perLeaf(at, 100 * times, 100, 0.05, seed + 1),
});
const additive = (at: Element, times: number, seed: number) => additiveSource(leavesOfAdditive(at, times, seed));

const kinds: readonly (readonly [
  string,
  (at: Element, seed: number) => LayerSource,
  LayerSource,
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

describe('searchLayers', () => {
  it.each(kinds)('CAUSE-8 no cause where nothing changed: %s', (_, __, quiet) => {
    expect(search(quiet)).toEqual([]);
  });

  it('CAUSE-8 no cause in numbers that are the same on both sides, or nowhere', () => {
    const none = [flat(0), flat(0)];
    const nothing = [
      changeSource(
        index,
        { whole: { kind: 'mean', n: none, sum: none, sumSquares: none }, parts: [], family: null },
        [0, 1],
      ),
      changeSource(index, { whole: { kind: 'ratio', x: none, n: none }, parts: [], family: null }, [0, 1]),
      changeSource(index, { whole: { kind: 'total', amount: none }, parts: [], family: null }, [0, 1]),
      volumeSource(index, none, [0, 1]),
      additiveSource({ expected: flat(0), observed: flat(0) }),
      additiveSource({ expected: flat(7), observed: flat(7) }),
    ];
    for (const source of nothing) expect(search(source)).toEqual([]);
  });

  it.each(kinds)('CAUSE-9 a planted cause is found, alone: %s', (kind, plant, __, direction, effect) => {
    fc.assert(
      fc.property(anyElement, fc.integer({ min: 1, max: 1000 }), (element, seed) => {
        const source = plant(element, seed);
        const found = search(source);
        expect(found.map((cause) => cause.fixed)).toEqual([element]);
        const [{ leaves, gain, price, ...cause } = { leaves: new Int32Array(0), gain: 0, price: 1 }] = found;
        expect(cause).toMatchObject({ direction });
        expect(gain).toBeGreaterThan(price);
        const scores = source.weigh([new Uint8Array(index.leafCount).fill(1)])[0];
        const { u, v } = sumScores(leaves, scores ?? { u: flat(0), v: flat(0) });
        const size = kind === 'additive' ? relativeChange(leavesOfAdditive(element, 0.4, seed), leaves).value : u / v;
        expect(size / effect).toBeGreaterThan(0.6);
        expect(size / effect).toBeLessThan(1.4);
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
    const of = leavesOfAdditive(leaf, 0.05, 5);
    const [only, ...others] = search(additiveSource(of));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ fixed: leaf, narrower: null });
    expect(relativeChange(of, only?.leaves ?? new Int32Array(0)).standardError).toBe(Number.POSITIVE_INFINITY);
  });

  it('CAUSE-9 growth from nothing is without bounds, not none', () => {
    const of = { expected: perLeaf([[2, 0]], 0, 100, 0.05, 1), observed: perLeaf([], 100, 100, 0.05, 2) };
    const [cause] = search(additiveSource(of));
    expect(cause).toMatchObject({ fixed: [[2, 0]], direction: 'up' });
    expect(relativeChange(of, cause?.leaves ?? new Int32Array(0)).value).toBe(Number.POSITIVE_INFINITY);
  });

  it('CAUSE-10 crossing causes come whole, the larger first', () => {
    const observed = perLeaf([[0, 1]], 20, 100, 0.05, 2).map((value, leaf) =>
      isInside(leaf, [[2, 2]]) && !isInside(leaf, [[0, 1]]) ? value * 0.5 : value,
    );
    const found = search(additiveSource({ expected: perLeaf([], 100, 100, 0.05, 1), observed }));
    expect(found.map(({ fixed }) => fixed)).toEqual([[[0, 1]], [[2, 2]]]);
  });

  it('CAUSE-11 rounds come one by one and again the same', () => {
    const source = additive([[1, 2]], 0.4, 9);
    const searched = { index, source, prices: priceLayers(index, 1) };
    const rounds = searchLayers(searched);
    const first = rounds.next();
    expect(first).toMatchObject({ done: false, value: [{ fixed: [[1, 2]] }] });
    rounds.return([]);
    expect(rounds.next().done).toBe(true);
    expect(searchLayers(searched).next()).toEqual(first);
  });

  it('CAUSE-12 a cause comes with a wider and a narrower element', () => {
    const pair: Element = [
      [0, 1],
      [2, 3],
    ];
    const [cause] = search(additive(pair, 0.4, 3));
    expect(cause?.wider?.fixed.length).toBe(1);
    expect(cause?.narrower?.fixed.length).toBe(3);
    expect(search(additive([[0, 1]], 0.4, 3))[0]?.wider).toBeNull();
  });
});
