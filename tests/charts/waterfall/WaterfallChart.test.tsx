import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { WaterfallChart } from '#charts/waterfall/WaterfallChart.tsx';
import { expectAccessible } from '../../support/expectAccessible.ts';

function Picture({ count = 2 }: { readonly count?: number }): ReactNode {
  const [selectedId, setSelectedId] = useState<string | null>(null);
  return (
    <WaterfallChart
      label="Resolution rate, 78.4 % to 74.2 %"
      baseline={{ label: 'Baseline', value: 78.4, text: '78.4 %' }}
      current={{ label: 'Current', value: 74.2, text: '74.2 %' }}
      items={Array.from({ length: count }, (_, index) => ({
        id: `i${index}`,
        label: `Driver ${index}`,
        value: -4.2 / count,
      }))}
      formatChange={(value) => value.toFixed(1).replace('-', '−')}
      toneOf={() => 'worse'}
      formatTick={(value) => `${value} %`}
      selectedId={selectedId}
      onSelect={setSelectedId}
    />
  );
}

describe('WaterfallChart', () => {
  it('has a button per contribution, named by what it says, and texts for the totals', async () => {
    render(<Picture />);
    expect(screen.getByRole('figure', { name: 'Resolution rate, 78.4 % to 74.2 %' })).toBeVisible();
    expect(screen.getAllByRole('button').map((each) => each.getAttribute('aria-label'))).toEqual([
      'Driver 0 −2.1',
      'Driver 1 −2.1',
    ]);
    expect(screen.getByText('78.4 %')).toBeVisible();
    expect(screen.getByText('The axis does not start at zero')).toBeInTheDocument();
    await expectAccessible();
  });

  it('selects by click, Enter and Space', async () => {
    const user = userEvent.setup();
    render(<Picture />);
    const [first, second] = screen.getAllByRole('button');
    if (first === undefined || second === undefined) throw new Error('no buttons');
    await user.click(first);
    expect(first).toHaveAttribute('aria-pressed', 'true');
    second.focus();
    await user.keyboard('{Enter}');
    expect(second).toHaveAttribute('aria-pressed', 'true');
    first.focus();
    await user.keyboard(' ');
    expect(first).toHaveAttribute('aria-pressed', 'true');
  });

  it('shows at most ten changes; the row of others is no button', () => {
    render(<Picture count={14} />);
    expect(screen.getAllByRole('button')).toHaveLength(9);
    expect(screen.getByText('5 others')).toBeVisible();
  });
});
