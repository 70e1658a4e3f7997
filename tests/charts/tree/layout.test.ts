import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateWidth } from '#charts/shared/measure.ts';
import { layoutTree, type PlacedCard, type TreeScene } from '#charts/tree/layout.ts';
import { overlaps } from '#charts/tree/view.ts';
import { plainCard } from '../../support/plainCard.ts';
import { randomCards } from './randomCards.ts';

const lay = (cards: Parameters<typeof layoutTree>[0]): TreeScene => layoutTree(cards, approximateWidth);
const at = (scene: TreeScene, id: string): PlacedCard => {
  const placed = scene.cards.find((each) => each.card.id === id);
  if (placed === undefined) throw new Error(`no card ${id}`);
  return placed;
};

describe('layoutTree', () => {
  it('never lets two cards overlap', () => {
    fc.assert(
      fc.property(randomCards(40), (cards) => {
        const { cards: placed } = lay(cards);
        const pairs = placed.flatMap((a, i) => placed.slice(i + 1).filter((b) => overlaps(a, b)));
        expect(pairs).toEqual([]);
      }),
    );
  });

  it('places every card once, inside its bounds, with one link to its parent', () => {
    fc.assert(
      fc.property(randomCards(30), (cards) => {
        const scene = lay(cards);
        const { x, y, width, height } = scene.bounds;
        expect(scene.cards.map((each) => each.card.id).sort()).toEqual(cards.map((each) => each.id).sort());
        expect(scene.links.map((each) => [each.parentId, each.id]).sort()).toEqual(
          cards
            .filter((each) => each.parentId !== null)
            .map((each) => [each.parentId, each.id])
            .sort(),
        );
        for (const card of scene.cards) {
          expect(card.x).toBeGreaterThanOrEqual(x - 1e-6);
          expect(card.x + card.width).toBeLessThanOrEqual(x + width + 1e-6);
          expect(card.y + card.height).toBeLessThanOrEqual(y + height + 1e-6);
        }
      }),
    );
  });

  it('puts children below their parent and standing cards of one level on one line', () => {
    fc.assert(
      fc.property(randomCards(30), (cards) => {
        const scene = lay(cards);
        for (const placed of scene.cards) {
          if (placed.card.parentId === null) continue;
          const parent = at(scene, placed.card.parentId);
          expect(placed.y).toBeGreaterThan(parent.y + parent.height);
        }
        const standing = scene.cards.filter((each) => !each.hanging);
        for (const placed of standing) {
          expect(standing.filter((each) => each.level === placed.level && each.y !== placed.y)).toEqual([]);
        }
      }),
    );
  });

  it('is stable: the same cards lie the same, and a new number moves nothing', () => {
    fc.assert(
      fc.property(randomCards(20), (cards) => {
        const before = lay(cards);
        expect(lay(cards)).toEqual(before);
        const changed = lay(cards.map((card) => (card.value === '0' ? { ...card, value: '1' } : card)));
        expect(changed.cards.map(({ x, y }) => [x, y])).toEqual(before.cards.map(({ x, y }) => [x, y]));
      }),
    );
  });

  it('hangs influences without children in one column under their parent', () => {
    const influence = { role: 'influence' as const };
    const scene = lay([
      plainCard('r', null),
      plainCard('a', 'r'),
      plainCard('a1', 'a', influence),
      plainCard('a2', 'a', influence),
      plainCard('b', 'r'),
    ]);
    const [a, a1, a2] = [at(scene, 'a'), at(scene, 'a1'), at(scene, 'a2')];
    expect([a1.hanging, a2.hanging, a.hanging]).toEqual([true, true, false]);
    expect(a1.x).toBe(a2.x);
    expect(a1.x + a1.width).toBe(a.x + a.width);
    expect(a2.y).toBeGreaterThan(a1.y + a1.height);
    expect(scene.links.find((link) => link.id === 'a1')?.look).toBe('influence');
  });

  it('draws a link as wide as the share of the change, in the colour of its tone', () => {
    const scene = lay([
      plainCard('r', null),
      plainCard('big', 'r', { contribution: -0.75, contributionTone: 'worse' }),
      plainCard('small', 'r', { contribution: 0.01, contributionTone: 'better' }),
      plainCard('none', 'r', { contribution: 0, contributionTone: 'better' }),
    ]);
    const links = scene.links.map(({ id, width, look }) => ({ id, width, look }));
    expect(links).toEqual([
      { id: 'big', width: 13.5, look: 'worse' },
      { id: 'small', width: 1.5, look: 'better' },
      { id: 'none', width: 1.5, look: 'flat' },
    ]);
  });

  it('counts level, position and siblings, and says what is open, folded or a leaf', () => {
    const scene = lay([plainCard('r', null), plainCard('a', 'r'), plainCard('b', 'r', { hiddenCount: 4 })]);
    const facts = scene.cards.map(({ card, level, position, siblings, expanded }) => [
      card.id,
      level,
      position,
      siblings,
      expanded,
    ]);
    expect(facts).toEqual([
      ['r', 1, 1, 1, true],
      ['a', 2, 1, 2, null],
      ['b', 2, 2, 2, false],
    ]);
  });

  it('leaves out what hangs on no root, and draws nothing from nothing', () => {
    expect(lay([]).cards).toEqual([]);
    expect(lay([plainCard('a', 'gone')]).cards).toEqual([]);
    expect(lay([plainCard('r', null), plainCard('a', 'gone')]).cards).toHaveLength(1);
  });
});
