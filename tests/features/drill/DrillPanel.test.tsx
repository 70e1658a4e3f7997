import { act, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { foldRows } from '#core/contribution/foldRows.ts';
import { DrillPanel } from '#features/drill/DrillPanel.tsx';
import { SegmentTable } from '#features/drill/SegmentTable.tsx';
import { segmentRow, segmentSplit } from '../../support/changeFacts.ts';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { type RenderedNode, type RenderNodeOptions, renderNode } from '../../support/renderNode.tsx';
import { withoutDates } from '../../support/sampleView.ts';

const open = (options?: RenderNodeOptions): Promise<RenderedNode> =>
  renderNode(({ view, shown }) => <DrillPanel view={view} shown={shown} />, options);

const table = (): Promise<HTMLElement> => screen.findByRole('table', { name: 'By segment' });
const names = async (): Promise<readonly string[]> =>
  within(await table())
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent ?? '');
const column = async (name: string): Promise<readonly number[]> => {
  const [head, ...lines] = within(await table()).getAllByRole('row');
  if (head === undefined) throw new Error('no head');
  const at = within(head)
    .getAllByRole('columnheader')
    .findIndex((cell) => cell.textContent === name);
  return lines.map((line) => {
    const cell = line.querySelectorAll('th,td')[at]?.textContent ?? '';
    return Number(cell.replaceAll(/[^\d.−+-]/gu, '').replace('−', '-'));
  });
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const plainTable = {
  onWithout: null,
  noise: null,
  unit: 'share',
  direction: 'higher',
  onDrill: () => {},
  onUnfold: () => {},
} as const;

describe('the drill', () => {
  it('splits by the most telling dimension, with sums that are the change', async () => {
    await open();
    const parts = await column('Part');
    expect(sum(parts.slice(0, -1))).toBeCloseTo(parts.at(-1) ?? Number.NaN, 1);
    expect(parts.at(-1)).toBe(-3.97);
    const [rate, mix] = [await column('Rate'), await column('Mix')];
    parts.forEach((part, index) => {
      expect((rate[index] ?? 0) + (mix[index] ?? 0)).toBeCloseTo(part, 1);
    });
    expect(await names()).toEqual(['messaging', 'bot', 'chat', 'phone', 'email']);
    await expectAccessible();
  });

  it('splits by another dimension', async () => {
    const { user } = await open();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Dimension' }), 'Issue type');
    expect((await names())[0]).toBe('billing');
  });

  it('leaves out the ignored segments, and says so', async () => {
    const { services } = await open();
    await table();
    act(() => services.session.ignoreSegment([{ column: 'channel', value: 'messaging' }]));
    expect(await screen.findByText('Without 1 ignored segment')).toBeVisible();
    await waitFor(async () => expect(await names()).toEqual(expect.not.arrayContaining(['messaging'])));
    const parts = await column('Part');
    expect(sum(parts.slice(0, -1))).toBeCloseTo(parts.at(-1) ?? Number.NaN, 1);
  });

  it('goes into a value, and back by the breadcrumb', async () => {
    const { user, services } = await open();
    await table();
    await user.click(screen.getByRole('button', { name: 'messaging' }));
    const path = await screen.findByRole('navigation', { name: 'Where you are in the drill' });
    expect(within(path).getByRole('button', { name: 'Channel: messaging' })).toHaveAttribute(
      'aria-current',
      'location',
    );
    expect((await names())[0]).toBe('billing');
    expect(screen.queryByRole('option', { name: 'Channel' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'billing' }));
    await user.click(await screen.findByRole('button', { name: 'Channel: messaging' }));
    expect(services.session.getState().drill.path).toEqual([{ column: 'channel', value: 'messaging' }]);
    await user.click(screen.getByRole('button', { name: 'All conversations' }));
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(await names()).toContain('messaging');
  });

  it('is sorted by any column, and says by which', async () => {
    const { user } = await open();
    const part = within(await table()).getByRole('columnheader', { name: 'Part' });
    expect(part).toHaveAttribute('aria-sort', 'descending');
    await user.click(screen.getByRole('button', { name: 'Before' }));
    expect(screen.getByRole('columnheader', { name: 'Before' })).toHaveAttribute('aria-sort', 'descending');
    expect(part).not.toHaveAttribute('aria-sort');
    const before = (await column('Before')).slice(0, -1);
    expect(before).toEqual(before.toSorted((a, b) => b - a));
    await user.click(screen.getByRole('button', { name: 'Before' }));
    expect((await column('Before')).slice(0, -1)).toEqual(before.toReversed());
    await user.click(screen.getByRole('button', { name: 'Segment' }));
    expect(await names()).toEqual(['bot', 'chat', 'email', 'messaging', 'phone']);
  });

  it('opens the working of a part', async () => {
    const { user } = await open();
    await table();
    const [part] = screen.getAllByTitle('Show the working');
    if (part === undefined) throw new Error('no part');
    await user.click(part);
    const working = await screen.findByRole('dialog', { name: 'Working of messaging' });
    expect(working).toHaveTextContent('Rate: mean share × change of its own level');
    await expectAccessible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(part).toHaveFocus();
  });

  it('folds what is beyond twenty values into one exact line', async () => {
    const { user } = await open();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Dimension' }), 'Agent');
    expect((await names()).at(-1)).toMatch(/^\d+ others$/u);
    const parts = await column('Part');
    expect(Math.abs(sum(parts.slice(0, -1)) - (parts.at(-1) ?? 0))).toBeLessThan(0.12);
    expect(screen.getByText(/smaller segments are in “others”/u)).toBeVisible();
    const others = Number.parseInt((await names()).at(-1) ?? '', 10);
    await user.click(screen.getByTitle('Show these segments too'));
    expect(await names()).toHaveLength(20 + others);
    expect(screen.queryByText(/smaller segments are in/u)).toBeNull();
    const all = await column('Part');
    expect(all.at(-1)).toBe(parts.at(-1));
    expect(Math.abs(sum(all.slice(0, -1)) - (all.at(-1) ?? 0))).toBeLessThan(0.25);
    await user.click(screen.getByRole('button', { name: 'Only the 20 largest' }));
    expect(await names()).toHaveLength(21);
  });
});

describe('segments tested together', () => {
  const wordsOf = async (): Promise<readonly string[]> => {
    const [head, ...lines] = within(await table()).getAllByRole('row');
    const at = [...(head?.children ?? [])].findIndex((cell) => cell.textContent === 'Noise');
    return lines.map((line) => line.children[at]?.textContent ?? '');
  };

  it('say in words which moved beyond noise, and how many were tested', async () => {
    await open();
    expect(await wordsOf()).toEqual(['beyond', 'within', 'within', 'within', 'within', '']);
    expect(
      screen.getByText(/^5 segments tested together, 1 beyond noise \(false discovery rate up to 10 %/u),
    ).toBeVisible();
  });

  it('have their intervals and their test in the working', async () => {
    const { user } = await open();
    await table();
    const [part] = screen.getAllByTitle('Show the working');
    if (part === undefined) throw new Error('no part');
    await user.click(part);
    const working = await screen.findByRole('dialog', { name: 'Working of messaging' });
    expect(working).toHaveTextContent(/95 % interval, baseline \(Wilson × σ_z\)[\d.]+\s% to [\d.]+\s%/u);
    expect(working).toHaveTextContent(/Score test of its own level, one of 5p = 0\.00\d, q [<=] 0\.\d+/u);
    expect(screen.getAllByTitle(/^95 % interval: [\d.]+\s% to [\d.]+\s%$/u)).toHaveLength(10);
  });

  it('are not those of a count', async () => {
    await open({ name: 'Inbound volume' });
    await table();
    expect(screen.queryByRole('columnheader', { name: 'Noise' })).toBeNull();
    expect(screen.queryByText(/tested together/u)).toBeNull();
  });
});

describe('what to read with care', () => {
  it('is marked where a segment has few conversations in one period, in words', () => {
    const ns = [100, 20, 35];
    const whole = segmentSplit(
      ns.map((baseline, at) => segmentRow(`s${at}`, { rate: 0.01, n: { baseline, current: 40 } })),
    );
    render(<SegmentTable {...{ split: foldRows(whole, 5, 30), wholeOf: () => whole, sums: whole, ...plainTable }} />);
    expect(screen.getByText('Few: under 30 conversations in one of the periods. Read with care.')).toBeVisible();
    const few = screen.getAllByRole('rowheader').map((cell) => within(cell).queryByText('few') !== null);
    expect(few).toEqual([false, true, false]);
  });

  it('is folded where a segment has few conversations in both, and the total stays', async () => {
    const { setPeriod } = await open();
    await table();
    setPeriod({ current: { fromDay: 20_682, toDay: 20_683 } });
    await waitFor(async () => expect((await names()).at(-1)).toMatch(/^\d others/u));
    const parts = await column('Part');
    expect(sum(parts.slice(0, -1))).toBeCloseTo(parts.at(-1) ?? Number.NaN, 1);
    await expectAccessible();
  });

  it('is said where the change is too small to give shares of it', () => {
    const said = /^Of change, –: the change is too small/u;
    const draw = (rates: readonly number[]): ReactElement => {
      const whole = segmentSplit(rates.map((rate, index) => segmentRow(`s${index}`, { rate })));
      const split = foldRows(whole, 5);
      return <SegmentTable {...{ split, wholeOf: () => whole, sums: whole, ...plainTable }} />;
    };
    const { rerender } = render(draw([0.03, 0.01]));
    expect(screen.queryByText(said)).toBeNull();
    rerender(draw([0.03, -0.03]));
    expect(screen.getByText(said)).toBeVisible();
  });
});

describe('where nothing can be split', () => {
  it('says so of a median, of no comparison and of no dates', async () => {
    const { setPeriod, services, nodeOf } = await open({ name: 'First response time (median)' });
    expect(await screen.findByText(/can't be split by segment exactly/u)).toBeVisible();
    services.session.select(nodeOf('Conversation resolution rate').id);
    await table();
    setPeriod({ compareWith: 'none' });
    expect(await screen.findByText(/Choose a baseline in the period bar/u)).toBeVisible();
  });

  it('says so of data without dates', async () => {
    await open({ change: withoutDates });
    expect(screen.getByRole('note')).toHaveTextContent('no date column');
  });
});
