import type { TreeCard } from '#charts/tree/card.ts';

/** A card without anything special, but what is given. */
export const plainCard = (id: string, parentId: string | null, given: Partial<TreeCard> = {}): TreeCard => ({
  id,
  parentId,
  name: id,
  value: '1.0',
  unit: '%',
  change: null,
  spark: [],
  target: null,
  owner: null,
  contribution: null,
  contributionTone: 'flat',
  role: 'component',
  note: null,
  hiddenCount: 0,
  ...given,
});
