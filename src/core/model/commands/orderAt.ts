import { putNode } from '#core/model/commands/change.ts';
import type { Doc, RecordChange } from '#core/model/doc.ts';
import type { Node } from '#core/model/schema.ts';

/**
 * The `order` that puts a node at `index` among siblings that do not include it.
 *
 * Shapes   halfway between its neighbours; where two orders are too close to be told apart, `renumbered` spreads all
 *          of the siblings out. `index` is clamped.
 * Cost     O(siblings).
 */
export function orderAt(
  doc: Doc,
  siblings: readonly Node[],
  index: number,
): { readonly order: number; readonly renumbered: readonly RecordChange[] } {
  const at = Math.max(0, Math.min(siblings.length, Math.trunc(index)));
  const left = siblings[at - 1]?.order ?? null;
  const right = siblings[at]?.order ?? null;
  const order = between(left, right);
  if ((left === null || left < order) && (right === null || order < right)) return { order, renumbered: [] };
  const renumbered = siblings.flatMap((node, i) => putNode(doc, { ...node, order: i < at ? i : i + 1 }));
  return { order: at, renumbered };
}

function between(left: number | null, right: number | null): number {
  if (left === null) return right === null ? 0 : right - 1;
  return right === null ? left + 1 : left + (right - left) / 2;
}
