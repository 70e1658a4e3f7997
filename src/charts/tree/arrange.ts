import type { TreeCard } from './card.ts';

/** A card with its children: side by side, or influences without children of their own one below the other. */
export interface Branch {
  readonly card: TreeCard;
  readonly level: number;
  readonly children: readonly Branch[];
}

/** What stands in one place of the picture: one branch, or a stack of leaves. */
export type Slot =
  | { readonly kind: 'branch'; readonly branch: Branch }
  | { readonly kind: 'stack'; readonly branches: readonly Branch[] };

/**
 * The tree that a list of cards spells, in the order of the list.
 *
 * Errors   cards not connected to the root are left out; null where there is no root.
 * Cost     O(n).
 */
export function buildBranches(cards: readonly TreeCard[]): Branch | null {
  const byParent = new Map<string | null, TreeCard[]>();
  for (const card of cards) {
    const siblings = byParent.get(card.parentId);
    if (siblings === undefined) byParent.set(card.parentId, [card]);
    else siblings.push(card);
  }
  const build = (card: TreeCard, level: number): Branch => ({
    card,
    level,
    children: (byParent.get(card.id) ?? []).map((child) => build(child, level + 1)),
  });
  const root = byParent.get(null)?.[0];
  return root === undefined ? null : build(root, 1);
}

/** Two or more influences without children share one column, so that drivers do not widen the tree. */
export function slotsOf(branch: Branch): readonly Slot[] {
  const isStackable = (child: Branch): boolean =>
    child.card.role === 'influence' && child.children.length === 0 && child.card.hiddenCount === 0;
  const stacked = branch.children.filter(isStackable);
  if (stacked.length < 2) return branch.children.map((child) => ({ kind: 'branch', branch: child }));
  const slots: Slot[] = [];
  for (const child of branch.children) {
    if (!isStackable(child)) slots.push({ kind: 'branch', branch: child });
    else if (child === stacked[0]) slots.push({ kind: 'stack', branches: stacked });
  }
  return slots;
}
