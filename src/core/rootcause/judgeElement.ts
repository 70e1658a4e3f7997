import type { Marks } from '#core/rootcause/elementIndex.ts';
import { type EvidenceKind, gainOf } from '#core/rootcause/evidence.ts';

/** Of sums taken in another order. */
const rounding = 1e-12;

/**
 * Whether an element is named whole: it gains more than its price, at least `patience` times what the best split along
 * one dimension is worth, and as much as the parts of the tree are worth in it. On entry its marks hold the best of its
 * splits; on return its own.
 *
 * Shapes   result: 0, or gain less price, below 0 for "moved down". What is equal but for the order of additions is
 *          equal: whole before split, down before up.
 */
export function judgeElement(
  kind: EvidenceKind,
  marks: Marks,
  element: number,
  u: number,
  v: number,
  bar: { readonly price: number; readonly patience: number; readonly parts: number },
): number {
  const up = kind === 'odds' ? u + (marks.spareUp[element] ?? 0) : 0;
  const down = kind === 'odds' ? v + (marks.spareDown[element] ?? 0) : 0;
  const own = (kind === 'odds' ? Math.max(up, down) : gainOf(kind, u, v)) - bar.price;
  const split = marks.worth[element] ?? 0;
  const slack = rounding * (Math.abs(u) + Math.abs(v) + Math.abs(own));
  if (own <= slack || own < bar.patience * split - slack || own < bar.parts - slack) {
    if (bar.parts > split) marks.worth[element] = bar.parts;
    return 0;
  }
  marks.worth[element] = own;
  if (kind === 'score') return u > 0 ? own : -own;
  const isUp = up > down + slack;
  if (isUp) marks.spareDown[element] = Math.max(marks.spareDown[element] ?? 0, own - v);
  else marks.spareUp[element] = Math.max(marks.spareUp[element] ?? 0, own - u);
  return isUp ? own : -own;
}
