import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateWidth } from '#charts/shared/measure.ts';
import { layoutTree } from '#charts/tree/layout.ts';
import { moveFrom, type TreeMove } from '#charts/tree/navigate.ts';
import { plainCard } from '../../support/plainCard.ts';
import { randomCards } from './randomCards.ts';

const influence = { role: 'influence' as const };
const { cards } = layoutTree(
  [
    plainCard('r', null),
    plainCard('a', 'r'),
    plainCard('a1', 'a', influence),
    plainCard('a2', 'a', influence),
    plainCard('b', 'r'),
    plainCard('b1', 'b'),
    plainCard('b2', 'b'),
    plainCard('c', 'r'),
    plainCard('c1', 'c'),
  ],
  approximateWidth,
);
const go = (from: string, ...moves: readonly TreeMove[]): string | null =>
  moves.reduce<string | null>((id, move) => (id === null ? null : moveFrom(cards, id, move)), from);

describe('moveFrom', () => {
  it('goes to the parent, the first child and the siblings', () => {
    expect(go('r', 'down')).toBe('a');
    expect(go('b', 'up')).toBe('r');
    expect(go('a', 'right')).toBe('b');
    expect(go('b', 'left')).toBe('a');
    expect(go('r', 'up')).toBeNull();
    expect(go('b1', 'down')).toBeNull();
    expect(go('a', 'left')).toBeNull();
  });

  it('walks a hanging column up and down', () => {
    expect(go('a', 'down', 'down')).toBe('a2');
    expect(go('a2', 'up')).toBe('a1');
    expect(go('a1', 'up')).toBe('a');
  });

  it('crosses to the nearest cousin where the siblings end', () => {
    expect(go('b2', 'right')).toBe('c1');
    expect(go('c1', 'left')).toBe('b2');
    expect(go('b1', 'left')).toMatch(/^a[12]$/u);
  });

  it('knows the first and the last card, and starts at the root from nowhere', () => {
    expect(go('b1', 'home')).toBe('r');
    expect(go('r', 'end')).toBe('c1');
    expect(moveFrom(cards, 'gone', 'down')).toBe('r');
    expect(moveFrom([], 'r', 'home')).toBeNull();
  });

  it('reaches every card of any tree by arrows alone', () => {
    fc.assert(
      fc.property(randomCards(20), (given) => {
        const placed = layoutTree(given, approximateWidth).cards;
        const seen = new Set(['n0']);
        const queue = ['n0'];
        for (const id of queue) {
          for (const move of ['up', 'down', 'left', 'right'] as const) {
            const next = moveFrom(placed, id, move);
            if (next !== null && !seen.has(next)) {
              seen.add(next);
              queue.push(next);
            }
          }
        }
        expect(seen.size).toBe(given.length);
      }),
    );
  });
});
