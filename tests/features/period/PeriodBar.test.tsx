import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Doc } from '#core/model/doc.ts';
import { sampleStory } from '#core/sample/story.ts';
import { PeriodControl } from '#features/period/PeriodControl.tsx';
import { PeriodStrip } from '#features/period/PeriodStrip.tsx';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { type RenderedNode, type RenderNodeOptions, renderNode } from '../../support/renderNode.tsx';
import { withoutDates } from '../../support/sampleView.ts';

const open = (options?: RenderNodeOptions): Promise<RenderedNode> => renderNode(() => <PeriodControl />, options);
const baseline = (): HTMLElement => screen.getByRole('button', { name: /^Baseline/u });
const currentButton = (): HTMLElement => screen.getByRole('button', { name: /^Current/u });

describe('the period bar', () => {
  it('shows exact dates, and changes the grain', async () => {
    const { user, services } = await open();
    expect(baseline()).toHaveTextContent('Baseline 3 – 16 Aug 2026');
    expect(currentButton()).toHaveTextContent('Current 17 – 30 Aug 2026');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Grain' }), 'Day');
    expect(services.session.getState().period.grain).toBe('day');
    expect(baseline()).toHaveTextContent('3 – 16 Aug 2026');
    await expectAccessible();
  });

  it('compares with the period before, last year, nothing and a period of one’s own', async () => {
    const { user, services } = await open();
    await user.click(baseline());
    await user.click(await screen.findByRole('radio', { name: 'The same period last year' }));
    expect(baseline()).toHaveTextContent('18 – 31 Aug 2025');
    expect(screen.getByText(/^Outside the data, which holds 30 Mar – 27 Sep 2026\.$/u)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Nothing: show values only' }));
    expect(baseline()).toHaveTextContent('No comparison');
    expect(screen.queryByLabelText('From')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'A period of my own' }));
    expect(baseline()).toHaveTextContent('3 – 16 Aug 2026');
    expect(services.session.getState().period.compareWith).toBe('custom');
    await user.click(screen.getByRole('radio', { name: 'The period before' }));
    expect(services.session.getState().period).toMatchObject({ compareWith: 'previous', customBaseline: null });
    await expectAccessible();
  });

  it('takes typed dates, both included, and makes the baseline one’s own', async () => {
    const { user, services } = await open();
    await user.click(baseline());
    fireEvent.change(await screen.findByLabelText('From'), { target: { value: '2026-08-01' } });
    expect(baseline()).toHaveTextContent('1 – 16 Aug 2026');
    expect(services.session.getState().period.compareWith).toBe('custom');
    fireEvent.change(screen.getByLabelText('To and including'), { target: { value: '2026-08-07' } });
    expect(baseline()).toHaveTextContent('1 – 7 Aug 2026');
  });

  it('says what is wrong with typed dates, and keeps the period', async () => {
    const { user } = await open();
    await user.click(currentButton());
    const last = await screen.findByLabelText('To and including');
    fireEvent.change(last, { target: { value: '2026-08-01' } });
    expect(last).toBeInvalid();
    expect(last).toHaveAccessibleDescription('The first day must not be after the last.');
    expect(currentButton()).toHaveTextContent('17 – 30 Aug 2026');
    fireEvent.change(last, { target: { value: '2025-02-01' } });
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2025-01-01' } });
    expect(last).toHaveAccessibleDescription(/^Outside the data/u);
    expect(currentButton()).toHaveTextContent('17 – 30 Aug 2026');
    await user.keyboard('{Escape}');
    await user.click(currentButton());
    expect(await screen.findByLabelText('To and including')).toHaveValue('2026-08-30');
  });

  it('takes all of the data, which leaves nothing to compare with', async () => {
    const { user, services } = await open();
    await user.click(currentButton());
    await user.click(await screen.findByRole('button', { name: 'All of the data, compared with nothing' }));
    expect(currentButton()).toHaveTextContent('30 Mar – 27 Sep 2026');
    expect(baseline()).toHaveTextContent('No comparison');
    expect(services.session.getState().period.compareWith).toBe('none');
  });

  it('offers the whole periods of the data, the newest first', async () => {
    const { user, services } = await open();
    await user.click(currentButton());
    const [newest] = await screen.findAllByRole('button', { name: /2026$/u, pressed: false });
    if (newest === undefined) throw new Error('no period');
    expect(newest).toHaveTextContent('21 – 27 Sep 2026');
    await user.click(newest);
    expect(newest).toHaveAttribute('aria-pressed', 'true');
    expect(services.session.getState().period.current).toEqual({ fromDay: 20_717, toDay: 20_724 });
    expect(baseline()).toHaveTextContent('14 – 20 Sep 2026');
  });

  it('says that there are no dates', async () => {
    await open({ change: withoutDates });
    expect(
      screen.getByText('No dates could be read in the data: one number per node, no periods to compare.'),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Baseline/u })).toBeNull();
  });
});

describe('the strip', () => {
  const openStrip = (options?: RenderNodeOptions): Promise<RenderedNode> =>
    renderNode(({ view, maturity }) => <PeriodStrip view={view} maturity={maturity} />, options);

  it('moves the current period by keys, and what it is compared with follows', async () => {
    const { user, services } = await openStrip();
    const slider = screen.getByRole('slider', { name: 'Current, end' });
    slider.focus();
    await user.keyboard('{ArrowRight}');
    expect(services.session.getState().period.current).toEqual({ fromDay: 20_682, toDay: 20_703 });
    await waitFor(() => expect(services.session.getState().period.compareWith).toBe('previous'));
    expect(slider).toHaveFocus();
  });

  it('keeps the exact days of a baseline of one’s own when the current period moves', async () => {
    const own = { fromDay: 20_670, toDay: 20_679 };
    const { user, services } = await openStrip({ period: { compareWith: 'custom', customBaseline: own } });
    screen.getByRole('slider', { name: 'Current, end' }).focus();
    await user.keyboard('{ArrowRight}');
    expect(services.session.getState().period).toMatchObject({
      compareWith: 'custom',
      customBaseline: own,
      current: { fromDay: 20_682, toDay: 20_703 },
    });
  });

  it('says by which grain it is drawn, where the one asked for has too many steps', async () => {
    const overYears = (doc: Doc): Doc => {
      const longer = Object.values(doc.datasets).map((each) => ({
        ...each,
        extent: each.extent && { ...each.extent, fromDay: each.extent.fromDay - 2_000 },
      }));
      return { ...doc, datasets: Object.fromEntries(longer.map((each) => [each.id, each])) };
    };
    const { setPeriod } = await openStrip({ change: overYears, period: { grain: 'day' } });
    expect(await screen.findByText('Conversation resolution rate by week')).toBeVisible();
    setPeriod({ grain: 'month' });
    expect(await screen.findByText('Conversation resolution rate by month')).toBeVisible();
  });

  it('suggests the periods before and after the latest change of level, by keyboard, and is then gone', async () => {
    const { user, services } = await openStrip({ name: 'Escalation bottleneck' });
    const button = await screen.findByRole('button', { name: 'Suggested: before and after 17 Aug' });
    expect(button).toHaveAttribute(
      'title',
      expect.stringMatching(/^Its level changed from 1\.5\s% to 5\.\d\s% that day/u),
    );
    button.focus();
    await user.keyboard('{Enter}');
    const { startDay } = sampleStory;
    const { period } = services.session.getState();
    expect(period).toMatchObject({ grain: 'week', compareWith: 'custom' });
    expect(period.current?.fromDay).toBe(startDay);
    expect(period.customBaseline).toEqual({
      fromDay: 2 * startDay - (period.current?.toDay ?? 0),
      toDay: startDay,
    });
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Suggested/u })).toBeNull());
  });

  it('suggests nothing where the level never changed', async () => {
    const { services, nodeOf } = await openStrip({ name: 'Escalation bottleneck' });
    await screen.findByRole('button', { name: /^Suggested/u });
    act(() => services.session.select(nodeOf('First response time (median)').id));
    await screen.findByText('First response time (median) by week');
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Suggested/u })).toBeNull());
  });
});
