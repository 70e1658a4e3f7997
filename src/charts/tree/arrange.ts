import type { TreeCard } from './card.ts';

/** A card with its children: side by side, but influences without children of their own one below the other. */
export interface Branch {
  readonly card: TreeCard;
  readonly level: number;
  readonly children: readonly Branch[];
}

/** What stands in one place of the picture: one branch, or influences hanging below their parent. */
export type Slot =
  | { readonly kind: 'branch'; readonly branch: Branch }
  | {
      readonly kind: 'hanging';
      readonly branches: readonly Branch[];
      readonly parent: Branch;
      /** Nothing else stands below the parent, so they follow it closely. */
      readonly alone: boolean;
    };

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

/** Influences without children share one column, so that drivers do not widen the tree. */
export function slotsOf(branch: Branch): readonly Slot[] {
  const hangs = (child: Branch): boolean =>
    child.card.role === 'influence' && child.children.length === 0 && child.card.hiddenCount === 0;
  const hanging = branch.children.filter(hangs);
  const slots: Slot[] = [];
  for (const child of branch.children) {
    if (!hangs(child)) slots.push({ kind: 'branch', branch: child });
    else if (child === hanging[0]) {
      const alone = hanging.length === branch.children.length;
      slots.push({ kind: 'hanging', branches: hanging, parent: branch, alone });
    }
  }
  return slots;
}
