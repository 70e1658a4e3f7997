import type { PlacedCard } from './layout.ts';

export type TreeMove = 'up' | 'down' | 'left' | 'right' | 'home' | 'end';

/**
 * Where an arrow leads from a card, by where the cards stand.
 *
 * Shapes   `cards` depth first; the answer is an id, or null where the arrow leads nowhere.
 *          ↑ parent (or the card above in its column), ↓ first child (or the card below in its column),
 *          ← → sibling, and at the end of the siblings the nearest card of the same level.
 */
export function moveFrom(cards: readonly PlacedCard[], fromId: string, move: TreeMove): string | null {
  const from = cards.find((placed) => placed.card.id === fromId);
  if (move === 'home' || from === undefined) return cards[0]?.card.id ?? null;
  if (move === 'end') return cards[cards.length - 1]?.card.id ?? null;
  if (move === 'up') return hangingNeighbour(cards, from, -1) ?? from.card.parentId;
  if (move === 'down') return hangingNeighbour(cards, from, 1) ?? firstChild(cards, from);
  return beside(cards, from, move === 'left' ? -1 : 1);
}

const firstChild = (cards: readonly PlacedCard[], from: PlacedCard): string | null =>
  cards.find((placed) => placed.card.parentId === from.card.id)?.card.id ?? null;

function hangingNeighbour(cards: readonly PlacedCard[], from: PlacedCard, step: 1 | -1): string | null {
  if (!from.hanging) return null;
  const stack = cards.filter((placed) => placed.hanging && placed.card.parentId === from.card.parentId);
  return stack[stack.indexOf(from) + step]?.card.id ?? null;
}

function beside(cards: readonly PlacedCard[], from: PlacedCard, side: 1 | -1): string | null {
  const distance = (placed: PlacedCard): number => (placed.x - from.x) * side;
  const rank = (placed: PlacedCard): number =>
    (placed.card.parentId === from.card.parentId ? 0 : 1e9) + distance(placed) + Math.abs(placed.y - from.y) / 1e3;
  const candidates = cards.filter((placed) => placed.level === from.level && distance(placed) > 0);
  return candidates.sort((a, b) => rank(a) - rank(b))[0]?.card.id ?? null;
}
