import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import { generateSample } from '#core/sample/generateSample.ts';
import { sampleStory } from '#core/sample/story.ts';
import { ConversationsPanel } from '#features/conversations/ConversationsPanel.tsx';
import { tally, valuesOf } from '../../core/sample/readSample.ts';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { type RenderedNode, type RenderNodeOptions, renderNode } from '../../support/renderNode.tsx';
import { nodeNamed, withoutDates } from '../../support/sampleView.ts';

const open = (options?: RenderNodeOptions): Promise<RenderedNode> =>
  renderNode(({ view, shown }) => <ConversationsPanel view={view} shown={shown} />, options);

const table = generateSample();
const { baseline, current } = sampleStory.comparison;
const written = (count: number): string => `${count.toLocaleString('en-GB')} conversations`;
/** By selector: roles of a thousand cells take seconds to work out here. */
const rows = (): readonly string[] => [...document.querySelectorAll('tbody th')].map((cell) => cell.textContent ?? '');
const nextPage = (): Promise<HTMLElement> => screen.findByLabelText('Next page');
const idHead = (): HTMLElement => screen.getByText('Conversation ID', { selector: 'button' });
const choice = (name: string): HTMLElement => screen.getByLabelText(name, { selector: 'input' });

// Tables of a thousand cells are slow to draw without a browser.
vi.setConfig({ testTimeout: 20_000 });

describe('the conversations behind a number', () => {
  it('are those of the current period, fifty at a time, as many as were counted', async () => {
    const { user } = await open();
    const { n } = tally(table, current);
    expect(await screen.findByText(written(n))).toBeVisible();
    expect(screen.getByText('in 17 – 30 Aug 2026')).toBeVisible();
    const first = rows();
    expect(first).toHaveLength(50);
    expect(screen.getByLabelText('Previous page')).toBeDisabled();
    await user.click(await nextPage());
    expect(await screen.findByText(`51–100 of ${n.toLocaleString('en-GB')}`)).toBeVisible();
    expect(rows()).toHaveLength(50);
    expect(rows().some((id) => first.includes(id))).toBe(false);
  });

  it('are sorted by any column, from the first page', async () => {
    const { user } = await open();
    await nextPage();
    await user.click(await nextPage());
    await screen.findByText(/^51–100 of/u);
    await user.click(idHead());
    expect(await screen.findByText(/^1–50 of/u)).toBeVisible();
    expect(idHead().closest('th')).toHaveAttribute('aria-sort', 'ascending');
    expect(rows()).toEqual(rows().toSorted());
    await user.click(idHead());
    await waitFor(() => expect(rows()).toEqual(rows().toSorted().toReversed()));
  });

  it('are those of either period, and of the part or of the whole', async () => {
    const { user } = await open({ name: 'Escalation bottleneck' });
    expect(await screen.findByText(written(tally(table, current).by.escalation_stuck))).toBeVisible();
    await user.click(choice('All it is a share of'));
    expect(await screen.findByText(written(tally(table, current).n))).toBeVisible();
    await user.click(choice('Baseline'));
    expect(await screen.findByText(written(tally(table, baseline).n))).toBeVisible();
    expect(screen.getByText('in 3 – 16 Aug 2026')).toBeVisible();
    await user.click(choice('Counted in the number'));
    expect(await screen.findByText(written(tally(table, baseline).by.escalation_stuck))).toBeVisible();
  });

  it('begin at the first page again when the period changes', async () => {
    const { user, setPeriod } = await open();
    await user.click(await nextPage());
    await screen.findByText(/^51–100 of/u);
    const range = { fromDay: current.fromDay, toDay: current.fromDay + 1 };
    setPeriod({ current: range });
    expect(await screen.findByText(written(tally(table, range).n))).toBeVisible();
    expect(screen.getByText(/^1–50 of/u)).toBeVisible();
  });

  it('are narrowed to the segment drilled into, until it is removed', async () => {
    const { user, services } = await open();
    act(() => services.session.setDrill({ dimension: null, path: [{ column: 'channel', value: 'messaging' }] }));
    expect(await screen.findByText('493 conversations')).toBeVisible();
    await user.click(screen.getByLabelText('Remove Channel: messaging'));
    expect(await screen.findByText(written(tally(table, current).n))).toBeVisible();
  });

  it('are without the ignored segments, until one is taken back', async () => {
    const { user, services } = await open();
    const segment = [
      { column: 'channel', value: 'messaging' },
      { column: 'issue_type', value: 'billing' },
    ];
    const [isMessaging, isBilling] = ['channel', 'issue_type'].map((column) => valuesOf(table, column));
    const isIgnored = (row: number): boolean => isMessaging?.[row] === 'messaging' && isBilling?.[row] === 'billing';
    act(() => services.session.ignoreSegment(segment));
    expect(await screen.findByText(written(tally(table, current, (row) => !isIgnored(row)).n))).toBeVisible();
    expect(screen.getByText('Without 1 ignored segment')).toBeVisible();
    await user.click(screen.getByLabelText('No longer ignore Channel: messaging, Issue type: billing'));
    expect(await screen.findByText(written(tally(table, current).n))).toBeVisible();
  });

  it('have no part and whole where the number is neither', async () => {
    await open({ name: 'Inbound volume' });
    await nextPage();
    expect(screen.queryByLabelText('All it is a share of')).toBeNull();
  });

  it('are all of them in data without dates', async () => {
    await open({ change: withoutDates });
    const all = tally(table, { fromDay: -1e6, toDay: 1e6 }).n;
    expect(await screen.findByText(written(all))).toBeVisible();
    expect(screen.queryByLabelText('Baseline')).toBeNull();
  });

  it('are a table that all can read', async () => {
    const { services } = await open({ name: 'Product-fix dependency' });
    act(() => services.session.setDrill({ dimension: null, path: [{ column: 'channel', value: 'phone' }] }));
    await screen.findByText(/^\d conversations?$/u);
    expect(rows().length).toBeGreaterThan(0);
    await expectAccessible();
  });

  it('are none, with a sentence, for a segment without rows and for an unbound node', async () => {
    const { services } = await open();
    act(() => services.session.setDrill({ dimension: null, path: [{ column: 'channel', value: 'carrier pigeon' }] }));
    expect(await screen.findByText(/^No conversations match/u)).toBeVisible();
  });

  it('say of an unbound node that it is not read from conversations', async () => {
    await open({ name: 'Customer abandonment', change: unbind });
    expect(screen.getByRole('note')).toHaveTextContent('Customer abandonment is not read from conversations yet');
    expect(screen.queryByRole('table')).toBeNull();
  });
});

function unbind(doc: Doc): Doc {
  const metric = doc.metrics[nodeNamed(doc, 'Customer abandonment').metricId];
  if (metric === undefined) throw new Error('no metric');
  return { ...doc, metrics: { ...doc.metrics, [metric.id]: { ...metric, basis: { kind: 'unbound', needs: [] } } } };
}
