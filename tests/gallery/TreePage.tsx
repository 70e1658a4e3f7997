import { type ReactNode, useState } from 'react';
import type { TreeCard } from '#charts/tree/card.ts';
import { TreeChart } from '#charts/tree/TreeChart.tsx';
import { extremeCards, manyCards, usualCards } from './cards.ts';

const sets: Readonly<Record<string, readonly TreeCard[]>> = {
  usual: usualCards,
  extreme: extremeCards,
  large: manyCards(40),
  huge: manyCards(600),
};

export function TreePage({ data }: { readonly data: string }): ReactNode {
  const all = sets[data] ?? usualCards;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [selectedId, setSelectedId] = useState<string | null>(all[0]?.id ?? null);
  const toggle = (id: string): void =>
    setFolded((last) => (last.has(id) ? new Set([...last].filter((each) => each !== id)) : new Set([...last, id])));
  return (
    <main style={{ height: '100dvh' }}>
      <TreeChart
        label="Metric tree"
        cards={visible(all, folded)}
        selectedId={selectedId}
        onSelect={setSelectedId}
        onOpen={() => {}}
        onToggle={toggle}
      />
    </main>
  );
}

function visible(all: readonly TreeCard[], folded: ReadonlySet<string>): readonly TreeCard[] {
  const parents = new Map(all.map((card) => [card.id, card.parentId]));
  const ancestors = (id: string): readonly string[] => {
    const parent = parents.get(id) ?? null;
    return parent === null ? [] : [parent, ...ancestors(parent)];
  };
  return all
    .filter((card) => !ancestors(card.id).some((id) => folded.has(id)))
    .map((card) =>
      folded.has(card.id)
        ? { ...card, hiddenCount: all.filter((each) => ancestors(each.id).includes(card.id)).length }
        : card,
    );
}
