import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ExplainPanel } from '#features/explain/ExplainPanel.tsx';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { renderNode } from '../../support/renderNode.tsx';

const numberOf = (text: string | null): number => Number((text ?? '').replace('−', '-'));

async function openGrid() {
  const rendered = await renderNode(({ view, shown, maturity }) => (
    <ExplainPanel view={view} shown={shown} maturity={maturity} />
  ));
  const grid = await screen.findByRole('grid', {
    name: 'The change of Conversation resolution rate by part and Channel',
  });
  return { ...rendered, grid };
}

describe('the table of parts by segments', () => {
  it('sums to the change along both edges', async () => {
    const { grid } = await openGrid();
    const cells = within(grid).getAllByRole('button');
    const sum = cells.reduce((total, cell) => total + numberOf(cell.textContent), 0);
    const whole = numberOf(within(grid).getAllByRole('cell').at(-1)?.textContent ?? null);
    expect(whole).toBeCloseTo(-3.97, 1);
    expect(sum).toBeCloseTo(whole, 1);
    await expectAccessible();
  });

  it('is walked by keys, and a cell opens its working and its conversations', async () => {
    const { grid, user, services, nodeOf } = await openGrid();
    const story = within(grid).getByRole('button', { name: /^Escalation bottleneck in messaging: −2\.90$/u });
    within(grid).getAllByRole('button')[0]?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(story).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(story).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByText('55 ÷ 493 = 11.16 %')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show the conversations' }));
    await waitFor(() =>
      expect(services.session.getState()).toMatchObject({
        selectedNodeId: nodeOf('Escalation bottleneck').id,
        tab: 'conversations',
        drill: { path: [{ column: 'channel', value: 'messaging' }] },
      }),
    );
  });
});
