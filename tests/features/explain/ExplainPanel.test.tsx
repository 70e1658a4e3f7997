import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import { sampleRange } from '#core/sample/story.ts';
import { ExplainPanel } from '#features/explain/ExplainPanel.tsx';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { type RenderedNode, type RenderNodeOptions, renderNode } from '../../support/renderNode.tsx';
import { withoutDates } from '../../support/sampleView.ts';

const open = (options?: RenderNodeOptions): Promise<RenderedNode> =>
  renderNode(({ view, shown, maturity }) => <ExplainPanel view={view} shown={shown} maturity={maturity} />, options);

const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');
const sentence = (): string => plain(screen.getAllByRole('paragraph')[0]?.textContent ?? null);
const numberIn = (text: string): number => Number(text.match(/[+−]?\d+\.\d+$/u)?.[0].replace('−', '-'));

describe('what moved a number', () => {
  it('is a sentence, a waterfall that sums to the change, and the segments', async () => {
    await open();
    await screen.findByRole('heading', { name: 'By Channel' });
    await waitFor(() => expect(sentence()).toMatch(/since 17 Aug/u));
    expect(sentence()).toBe(
      'Conversation resolution rate fell 4.0 points, from 80.2 % to 76.2 %, beyond its normal variation. 3.0 of them are conversations stuck in the escalation queue in billing in messaging, since 17 Aug. 1.0 is not localised. Of the whole change, shifts of volume by channel carry −0.8, mostly towards bot.',
    );
    const waterfall = screen.getByRole('figure', { name: /^Conversation resolution rate, 80\.16\s% to 76\.18\s%$/u });
    const parts = within(waterfall)
      .getAllByRole('button')
      .map((bar) => numberIn(bar.getAttribute('aria-label') ?? ''));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(-3.97, 1);
    expect(screen.getByRole('img', { name: /^messaging: rate −[\d.]+, mix [+−]?[\d.]+$/u })).toBeVisible();
    await expectAccessible();
  });

  it('says that it is of all conversations where other parts of the panel are narrowed', async () => {
    const { services } = await open();
    const scope = (): HTMLElement | null => screen.queryByText(/^This is of all conversations/u);
    expect(scope()).toBeNull();
    act(() => services.session.ignoreSegment([{ column: 'channel', value: 'messaging' }]));
    expect(scope()).toBeVisible();
    act(() => services.session.setCauses({ ...services.session.getState().causes, ignored: [] }));
    expect(scope()).toBeNull();
    act(() => services.session.setDrill({ dimension: null, path: [{ column: 'channel', value: 'chat' }] }));
    expect(scope()).toBeVisible();
  });

  it('opens the node of a bar, and drills into a segment', async () => {
    const { user, services, nodeOf } = await open();
    await user.click(await screen.findByRole('button', { name: 'messaging' }));
    expect(services.session.getState()).toMatchObject({
      tab: 'drill',
      drill: { dimension: null, path: [{ column: 'channel', value: 'messaging' }] },
    });
    await user.click(screen.getByRole('button', { name: /^Escalation bottleneck −/u }));
    expect(services.session.getState().selectedNodeId).toBe(nodeOf('Escalation bottleneck').id);
    await screen.findByRole('heading', { name: 'Escalation bottleneck', level: 2 });
    expect(sentence()).toMatch(/^Escalation bottleneck rose 2\.8 points/u);
  });

  it('shows the working of its numbers, each line once', async () => {
    const { user } = await open();
    await user.click(screen.getByText('Show the working'));
    expect(screen.getAllByText('Conversation resolution rate', { selector: 'dt' })).toHaveLength(1);
    const lines = screen.getAllByRole('definition').map((each) => plain(each.textContent));
    expect(lines).toContainEqual(expect.stringMatching(/^1 − \([\d.% +]+\) = 76\.18 %$/u));
    expect(lines).toContainEqual(expect.stringMatching(/ = −3\.97$/u));
    await waitFor(() => expect(screen.getByText('Old enough?')).toBeVisible());
  });

  it('says of a median that it does not split by segment, and draws no waterfall of a leaf', async () => {
    await open({ name: 'First response time (median)' });
    expect(await screen.findByText(/can't be split by segment exactly/u)).toBeVisible();
    expect(screen.queryByRole('figure')).toBeNull();
    expect(sentence()).toMatch(/^First response time \(median\) fell 1\.2 min/u);
  });
});

describe('whether it is real', () => {
  const section = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Is it real?' });
  const said = (from: HTMLElement): string =>
    plain(
      within(from)
        .getAllByRole('paragraph')
        .map((each) => each.textContent)
        .join(' '),
    );

  it('is said of a share by the interval of its change, with how it was judged', async () => {
    const { user } = await open();
    const own = await section();
    expect(said(own)).toMatch(
      /^Yes: beyond its normal variation 95 % interval of the change: −[\d.]+ to −[\d.]+ points\. Held against 140 days of its own, which spread (?:1\.\d\d × as far as|as) chance alone(?: would have it)?\. On the strip, 1 of the current period’s 2 weeks is a signal\.$/u,
    );
    expect(within(own).getByRole('img', { name: /^95 % interval of the change/u })).toBeVisible();
    await user.click(within(own).getByText('How this was judged'));
    expect(plain(own.textContent)).toMatch(
      /76\.18 % \(1,142 of 1,499\) − 80\.16 % \(1,224 of 1,527\) = −3\.97 points/u,
    );
    expect(plain(own.textContent)).toMatch(/Laney p′ chart: limits of 3 σ around the level of the 20 weeks before/u);
    await expectAccessible();
  });

  it('is said of a mean by its limits, and what the two periods alone say', async () => {
    await open({ name: 'Replies per conversation' });
    const own = await section();
    expect(said(own)).toMatch(
      /^(?:Not told from noise: within|Yes: beyond) its normal variation \S+ against limits of \S+ to \S+, learned from 20 weeks before/u,
    );
    expect(said(own)).toMatch(
      /Between the two periods alone, the 95 % interval of the change is −[\d.]+ to [−+][\d.]+\./u,
    );
  });

  it('says of a count without a whole week that it was held against days', async () => {
    const current = { fromDay: 20_683, toDay: 20_686 };
    await open({ name: 'Inbound volume', period: { current } });
    expect(said(await section())).toMatch(/learned from 141 days before/u);
  });

  it('says when there is too little past to know', async () => {
    const { fromDay } = sampleRange;
    const current = { fromDay: fromDay + 14, toDay: fromDay + 28 };
    await open({ name: 'First response time (median)', period: { current } });
    const own = await section();
    expect(said(own)).toMatch(/^Not known It takes 6 weeks of its own past .*; there are 2\.$/u);
    expect(within(own).queryByText('How this was judged')).toBeNull();
  });
});

describe('what could mislead', () => {
  it('is said of counts over unequal periods, and of rates not', async () => {
    const current = { fromDay: 20_682, toDay: 20_696 };
    const period = { current, compareWith: 'custom', customBaseline: { fromDay: 20_675, toDay: 20_682 } } as const;
    const { services, nodeOf } = await open({ name: 'Inbound volume', period });
    expect(await screen.findByText(/The baseline has 7 days and the current period 14 days/u)).toBeVisible();
    act(() => services.session.select(nodeOf('CSAT').id));
    await screen.findByRole('heading', { name: 'CSAT', level: 2 });
    expect(screen.queryByText(/The baseline has/u)).toBeNull();
  });

  it('is said of a young period where endings decide', async () => {
    const period = { current: { fromDay: 20_710, toDay: 20_724 } };
    const { services, nodeOf } = await open({ period });
    expect(await screen.findByText('Not final')).toBeVisible();
    act(() => services.session.select(nodeOf('Escalation rate').id));
    await screen.findByRole('heading', { name: 'Escalation rate', level: 2 });
    expect(screen.queryByText('Not final')).toBeNull();
  });
});

describe('periods that cannot be read as they stand', () => {
  const notes = (): readonly string[] => screen.queryAllByRole('note').map((note) => note.textContent ?? '');
  const { toDay } = sampleRange;
  const last = { fromDay: toDay - 14, toDay };
  const noTimes = (doc: Doc): Doc => {
    const bare = Object.values(doc.datasets).map((each) => ({
      ...each,
      columns: each.columns.filter(({ role }) => role !== 'resolution_seconds'),
    }));
    return { ...doc, datasets: Object.fromEntries(bare.map((each) => [each.id, each])) };
  };

  it('says which days the data hold of a period that they hold in part', async () => {
    const current = { fromDay: toDay - 7, toDay: toDay + 7 };
    const customBaseline = { fromDay: toDay - 14, toDay: toDay - 7 };
    const options = { current, compareWith: 'custom', customBaseline } as const;
    const { setPeriod } = await open({ name: 'Inbound volume', period: options });
    expect(notes()).toEqual([
      'The data hold only 21 – 27 Sep 2026 of the current period, 21 Sep – 4 Oct 2026: its number is of those days.',
    ]);
    setPeriod({ current: customBaseline, customBaseline: { fromDay: sampleRange.fromDay - 3, toDay: 20_545 } });
    await waitFor(() => expect(notes()).toHaveLength(2));
    expect(notes()[0]).toMatch(/^The data hold only 30 Mar – \d+ Apr 2026 of the baseline, 27 Mar – /u);
    expect(notes()[1]).toMatch(/^The baseline has \d+ days and the current period 7 days/u);
  });

  it('says of which side conversations are young, where the sentence does not', async () => {
    const { setPeriod } = await open({ period: { current: last, compareWith: 'none' } });
    await waitFor(() => expect(notes().join()).toContain('Not final: some conversations of the current period'));
    setPeriod({ current: { fromDay: toDay - 42, toDay: toDay - 28 }, compareWith: 'custom', customBaseline: last });
    await waitFor(() => expect(notes().join()).toMatch(/^Not final: some conversations of the baseline/u));
  });

  it('says that it is not known whether a share is final without resolution times', async () => {
    const { services, nodeOf, setPeriod } = await open({ change: noTimes, period: { current: last } });
    const said = /^Not known whether final: the file has no resolution times, and the current period ends within/u;
    await waitFor(() => expect(notes().join()).toMatch(said));
    setPeriod({ current: { fromDay: toDay - 7, toDay }, compareWith: 'previous' });
    await waitFor(() => expect(notes().join()).toContain('the baseline and the current period end within'));
    act(() => services.session.select(nodeOf('Escalation rate').id));
    await screen.findByRole('heading', { name: 'Escalation rate', level: 2 });
    expect(notes()).toEqual([]);
    act(() => services.session.select(nodeOf('Conversation resolution rate').id));
    setPeriod({ current: { fromDay: toDay - 28, toDay: toDay - 14 } });
    await screen.findByRole('heading', { name: 'Conversation resolution rate', level: 2 });
    await waitFor(() => expect(notes()).toEqual([]));
  });

  it('makes no such claim where open conversations are not counted', async () => {
    const closed = (doc: Doc): Doc => {
      const trees = Object.values(noTimes(doc).trees).map((tree) => ({ ...tree, denominator: 'closed' as const }));
      return { ...noTimes(doc), trees: Object.fromEntries(trees.map((tree) => [tree.id, tree])) };
    };
    await open({ change: closed, period: { current: last } });
    expect(notes()).toEqual([]);
  });
});

describe('where there is nothing to explain', () => {
  it('the number stands, with why nothing is compared', async () => {
    await open({ period: { compareWith: 'none' } });
    expect(sentence()).toBe('Conversation resolution rate is 76.2 %, 17 – 30 Aug 2026.');
    expect(screen.getByRole('note')).toHaveTextContent('Choose a baseline');
    expect(screen.queryByRole('button', { name: 'Drill by a dimension' })).toBeNull();
    expect(screen.getByRole('button', { name: 'See conversations' })).toBeVisible();
    await expectAccessible();
  });

  it('data without dates say so', async () => {
    await open({ change: withoutDates });
    expect(sentence()).toMatch(/^Conversation resolution rate is \d\d\.\d %\.$/u);
    expect(screen.getByRole('note')).toHaveTextContent('no date column');
  });

  it('a missing baseline says what to do', async () => {
    await open({ period: { compareWith: 'last-year' } });
    expect(sentence()).toContain('has no data in the baseline');
    expect(screen.getByRole('note')).toHaveTextContent('Choose a period inside the data.');
    expect(screen.queryByRole('figure')).toBeNull();
  });
});
