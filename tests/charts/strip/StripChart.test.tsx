import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { Ranges } from '#charts/strip/gesture.ts';
import type { StripSignal } from '#charts/strip/layout.ts';
import { StripChart } from '#charts/strip/StripChart.tsx';
import { expectAccessible } from '../../support/expectAccessible.ts';

function signalOf(index: number): StripSignal | null {
  if (index === 1) return { look: 'outside', side: 'below', tone: 'worse', text: 'below its normal variation' };
  return index === 7 ? { look: 'pattern', side: 'above', tone: 'better', text: 'one of 8 in a row' } : null;
}

const points = Array.from({ length: 10 }, (_, index) => ({
  tick: `w${index}`,
  name: `Week ${index}`,
  value: index === 3 ? null : 70 + index,
  text: index === 3 ? 'no data' : `${70 + index} %`,
  mature: index < 9,
  limits: { low: 72, high: 76 },
  signal: signalOf(index),
}));
const heard: Ranges[] = [];

function Strip(): ReactNode {
  const [ranges, setRanges] = useState<Ranges>({ baseline: { from: 2, to: 4 }, current: { from: 6, to: 8 } });
  return (
    <StripChart
      title="Resolution rate by week"
      points={points}
      target={80}
      bounds={null}
      bandText="its own normal variation, from 6 weeks before"
      {...ranges}
      formatTick={(value) => `${value} %`}
      rangeText={({ from, to }) => `weeks ${from} to ${to - 1}`}
      onChange={(next) => {
        heard.push(next);
        setRanges(next);
      }}
    />
  );
}

const slider = (name: string): HTMLElement => screen.getByRole('slider', { name });

describe('StripChart', () => {
  it('names its grips and says the dates that they stand at', async () => {
    render(<Strip />);
    expect(screen.getByRole('figure', { name: 'Resolution rate by week' })).toBeVisible();
    expect(screen.getAllByRole('slider').map((each) => each.getAttribute('aria-label'))).toEqual([
      'Baseline, move',
      'Baseline, start',
      'Baseline, end',
      'Current, move',
      'Current, start',
      'Current, end',
      'Read the values',
    ]);
    expect(slider('Current, start')).toHaveAttribute('aria-valuetext', 'weeks 6 to 7');
    await expectAccessible();
  });

  it('moves and resizes both ranges by keyboard, one bucket at a time', async () => {
    const user = userEvent.setup();
    render(<Strip />);
    slider('Baseline, move').focus();
    await user.keyboard('{ArrowLeft}');
    expect(slider('Baseline, move')).toHaveAttribute('aria-valuetext', 'weeks 1 to 2');
    slider('Current, end').focus();
    await user.keyboard('{ArrowRight}{End}');
    expect(slider('Current, end')).toHaveAttribute('aria-valuetext', 'weeks 6 to 9');
    slider('Current, start').focus();
    await user.keyboard('{Home}');
    expect(slider('Current, start')).toHaveAttribute('aria-valuetext', 'weeks 0 to 9');
  });

  it('is dragged in whole buckets and tells of it once, at the end', () => {
    render(<Strip />);
    heard.length = 0;
    const body = slider('Current, move');
    fireEvent.pointerDown(body, { button: 0, clientX: 600 });
    fireEvent.pointerMove(body, { clientX: 560 });
    fireEvent.pointerMove(body, { clientX: 400 });
    expect(heard).toEqual([]);
    expect(screen.getByText('weeks 4 to 5')).toBeVisible();
    fireEvent.pointerUp(body, { clientX: 400 });
    expect(screen.queryByText('weeks 4 to 5')).toBeNull();
    expect(heard).toEqual([{ baseline: { from: 2, to: 4 }, current: { from: 4, to: 6 } }]);
  });

  it('forgets a drag that is cancelled', () => {
    render(<Strip />);
    heard.length = 0;
    const body = slider('Current, move');
    fireEvent.pointerDown(body, { button: 0, clientX: 600 });
    fireEvent.pointerMove(body, { clientX: 100 });
    fireEvent.pointerCancel(body);
    fireEvent.pointerUp(body);
    expect(heard).toEqual([]);
    expect(slider('Current, move')).toHaveAttribute('aria-valuetext', 'weeks 6 to 7');
  });

  it('reads values out by keyboard, missing and immature ones too', async () => {
    const user = userEvent.setup();
    render(<Strip />);
    slider('Read the values').focus();
    expect(await screen.findByText('79 %')).toBeVisible();
    expect(screen.getByText(/immature/u, { selector: 'span' })).toBeVisible();
    await user.keyboard('{Home}{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(slider('Read the values')).toHaveAttribute('aria-valuetext', 'Week 3: no data');
    expect(screen.getByText('no data')).toBeVisible();
  });

  it('says what the band is, and its signals in words too', async () => {
    const user = userEvent.setup();
    render(<Strip />);
    for (const text of ['its own normal variation, from 6 weeks before', 'outside it', 'several to one side']) {
      expect(screen.getByText(text)).toBeVisible();
    }
    expect(
      screen.getByText('Signals: Week 1, below its normal variation; Week 7, one of 8 in a row.'),
    ).toBeInTheDocument();
    slider('Read the values').focus();
    await user.keyboard('{Home}{ArrowRight}');
    expect(slider('Read the values')).toHaveAttribute('aria-valuetext', 'Week 1: 71 %, below its normal variation');
    expect(screen.getByText(/· below its normal variation/u)).toBeVisible();
  });
});
