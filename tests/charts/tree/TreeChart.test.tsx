import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { TreeCard } from '#charts/tree/card.ts';
import { TreeChart } from '#charts/tree/TreeChart.tsx';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { plainCard } from '../../support/plainCard.ts';

const cards: readonly TreeCard[] = [
  plainCard('r', null, {
    name: 'Resolution rate',
    value: '74.2',
    change: { text: '−4.2 pt worse', tone: 'worse' },
    target: { text: 'Target 80 %', status: 'missed', statusText: 'off by 5.8' },
    owner: { initials: 'MK', name: 'Mira Kovač' },
  }),
  plainCard('a', 'r', { name: 'Abandonment', contribution: -0.5, contributionTone: 'worse' }),
  plainCard('a1', 'a', { name: 'Longest wait', value: null, note: 'No data: wait time', role: 'influence' }),
  plainCard('b', 'r', { name: 'Follow-up failure' }),
];

const opened: string[] = [];

function Canvas({ all = cards }: { readonly all?: readonly TreeCard[] }): ReactNode {
  const [selectedId, setSelectedId] = useState('r');
  const [folded, setFolded] = useState(false);
  const shown = folded
    ? all.filter((card) => card.parentId !== 'a').map((card) => (card.id === 'a' ? { ...card, hiddenCount: 1 } : card))
    : all;
  return (
    <TreeChart
      label="Metric tree"
      cards={shown}
      selectedId={selectedId}
      onSelect={setSelectedId}
      onOpen={(id, by) => opened.push(`${id} by ${by}`)}
      onToggle={(id) => id === 'a' && setFolded((last) => !last)}
    />
  );
}

const item = (name: RegExp): HTMLElement => screen.getByRole('treeitem', { name });

describe('TreeChart', () => {
  it('says each card in one breath, with its place in the tree', async () => {
    render(<Canvas />);
    const tree = within(screen.getByRole('tree', { name: 'Metric tree' }));
    expect(tree.getAllByRole('treeitem')).toHaveLength(4);
    const name = 'Resolution rate, 74.2 %, −4.2 pt worse, Target 80 %: off by 5.8, Mira Kovač';
    expect(tree.getByRole('treeitem', { name, selected: true, expanded: true })).toHaveAttribute('aria-level', '1');
    expect(item(/^Follow-up/u)).toHaveAttribute('aria-posinset', '2');
    expect(item(/^Follow-up/u)).not.toHaveAttribute('aria-expanded');
    expect(item(/^Longest wait, No data: wait time$/u)).toBeVisible();
    await expectAccessible();
  });

  it('is one stop for Tab; arrows move the focus and the selection', async () => {
    const user = userEvent.setup();
    render(<Canvas />);
    await user.tab();
    expect(item(/^Resolution/u)).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(item(/^Abandonment/u)).toHaveFocus();
    expect(item(/^Abandonment/u)).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{ArrowRight}');
    expect(item(/^Follow-up/u)).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(item(/^Resolution/u)).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Zoom out' })).toHaveFocus();
  });

  it('opens by Enter and by click, and says which', async () => {
    const user = userEvent.setup();
    opened.length = 0;
    render(<Canvas />);
    await user.tab();
    await user.keyboard('{Enter}');
    await user.click(item(/^Follow-up/u));
    expect(opened).toEqual(['r by key', 'b by pointer']);
    expect(item(/^Follow-up/u)).toHaveAttribute('aria-selected', 'true');
  });

  it('folds and unfolds by Space and by the pill', async () => {
    const user = userEvent.setup();
    render(<Canvas />);
    await user.tab();
    await user.keyboard('{ArrowDown} ');
    expect(screen.queryByRole('treeitem', { name: /^Longest wait/u })).toBeNull();
    expect(item(/^Abandonment/u)).toHaveAttribute('aria-expanded', 'false');
    await user.click(screen.getByText('+1'));
    expect(item(/^Longest wait/u)).toBeVisible();
  });

  it('zooms by plus and minus, and fits by 0', async () => {
    const user = userEvent.setup();
    const { container } = render(<Canvas />);
    const scale = (): number =>
      Number(/scale\(([\d.]+)\)/u.exec(container.querySelector('svg > g')?.getAttribute('transform') ?? '')?.[1]);
    const fitted = scale();
    await user.tab();
    await user.keyboard('-');
    expect(scale()).toBeCloseTo(fitted / 1.3, 3);
    await user.keyboard('+');
    expect(scale()).toBeCloseTo(fitted, 3);
    await user.click(screen.getByRole('button', { name: 'Zoom out' }));
    await user.click(screen.getByRole('button', { name: 'Fit the tree to the window' }));
    expect(scale()).toBeCloseTo(fitted, 3);
  });

  it('draws of a large tree only what the window shows, and always the chosen card', () => {
    const many = [
      plainCard('r', null),
      ...Array.from({ length: 300 }, (_, index) => plainCard(`n${index}`, 'r', { name: `Metric ${index}` })),
    ];
    render(<Canvas all={many} />);
    const drawn = screen.getAllByRole('treeitem');
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.length).toBeLessThan(100);
    expect(item(/^r,/u)).toHaveAttribute('aria-selected', 'true');
    expect(drawn[1]).toHaveAttribute('aria-setsize', '300');
  });
});
