export interface WaterfallItem {
  readonly id: string;
  readonly label: string;
  /** Signed, in the unit of the totals. */
  readonly value: number;
}

export interface Fold {
  readonly id: string;
  readonly label: (count: number) => string;
}

/** At most `most` items: the largest in the order given, then the sum of the others. */
export function foldSmallest(items: readonly WaterfallItem[], most: number, fold: Fold): readonly WaterfallItem[] {
  if (items.length <= most) return items;
  const bySize = [...items].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const kept = new Set(bySize.slice(0, most - 1));
  const rest = items.filter((item) => !kept.has(item));
  const value = rest.reduce((sum, item) => sum + item.value, 0);
  return [...items.filter((item) => kept.has(item)), { id: fold.id, label: fold.label(rest.length), value }];
}
