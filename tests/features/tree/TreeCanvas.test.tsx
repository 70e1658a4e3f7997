import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { TreeCanvas } from '#features/tree/TreeCanvas.tsx';
import { ServicesProvider } from '#state/react.tsx';
import { type TreeViewState, useTreeView } from '#state/views/useTreeView.ts';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { openSampleDesk } from '../../support/openSampleDesk.ts';
import { renderNode } from '../../support/renderNode.tsx';

/** Nothing is called too young. */
const unknownAge = { ageDays: null, isSettled: false, finalDays: null, isImmature: () => false };

async function open(state: TreeViewState): Promise<{
  readonly user: UserEvent;
  readonly onImport: ReturnType<typeof vi.fn<() => void>>;
}> {
  const services = await openSampleDesk();
  const onImport = vi.fn<() => void>();
  render(
    <ServicesProvider services={services}>
      <main>
        <h1>Taproot</h1>
        <TreeCanvas state={state} maturity={unknownAge} onImport={onImport} />
      </main>
    </ServicesProvider>,
  );
  return { user: userEvent.setup(), onImport };
}

function Whole(): ReactNode {
  return <TreeCanvas state={useTreeView()} maturity={unknownAge} onImport={() => {}} />;
}

describe('the canvas without a tree', () => {
  it('says that the numbers are being read', async () => {
    await open({ kind: 'loading' });
    expect(screen.getByRole('progressbar', { name: 'Reading the numbers…' })).toBeVisible();
    await expectAccessible();
  });

  it('says why they could not be read, and tries again', async () => {
    const retry = vi.fn<() => void>();
    const { user } = await open({ kind: 'failed', error: { code: 'out-of-memory' }, retry });
    expect(screen.getByText('The numbers could not be read')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledOnce();
  });

  it.each([
    [{ code: 'no-tree' } as const, 'No tree yet'],
    [{ code: 'no-dataset', treeName: 'Support' } as const, 'This tree has no data'],
  ])('offers a file: %o', async (why, title) => {
    const { user, onImport } = await open({ kind: 'nothing', why });
    expect(screen.getByText(title)).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Use my own file' }));
    expect(onImport).toHaveBeenCalledOnce();
  });
});

describe('the canvas with a tree', () => {
  const draw = () => renderNode(() => <Whole />);

  it('shows every node with its number, its change and what the root’s change is', async () => {
    await draw();
    const tree = screen.getByRole('tree', { name: 'Metric tree: Support' });
    expect(within(tree).getAllByRole('treeitem').length).toBeGreaterThan(10);
    expect(screen.getByText('Contribution to')).toBeVisible();
    expect(screen.getByText(/^−4\.0\spoints$/u)).toBeVisible();
    await expectAccessible();
  });

  it('keeps the tree in its place while other numbers are read, and says so', async () => {
    const { setPeriod } = await draw();
    const tree = screen.getByRole('tree');
    setPeriod({ current: { fromDay: 20_690, toDay: 20_691 } });
    expect(screen.getByText('Reading new numbers…')).toBeInTheDocument();
    expect(screen.getByRole('tree')).toBe(tree);
    await expect.poll(() => screen.queryByText('Reading new numbers…')).toBeNull();
    expect(screen.getByRole('tree')).toBe(tree);
  });

  it('says once, above the tree, that there is no baseline', async () => {
    const { setPeriod } = await draw();
    setPeriod({ compareWith: 'last-year' });
    expect(await screen.findByText(/^no baseline: /u)).toBeVisible();
    expect(screen.queryByText('Contribution to')).toBeNull();
  });
});
