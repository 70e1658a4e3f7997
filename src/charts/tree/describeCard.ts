import type { PlacedCard } from './layout.ts';

/** The card in one breath, for those who hear it. */
export function describeCard({ card }: PlacedCard): string {
  const value = card.value === null ? null : [card.value, card.unit].filter((part) => part !== '').join(' ');
  const target = card.target === null ? null : `${card.target.text}: ${card.target.statusText}`;
  return [card.name, value, card.change?.text, target, card.note, card.owner?.name, card.detail]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(', ');
}
