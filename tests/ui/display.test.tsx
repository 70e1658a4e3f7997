import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Avatar, initialsOf } from '#ui/Avatar.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Later } from '#ui/Later.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Progress } from '#ui/Progress.tsx';
import { Stepper } from '#ui/Stepper.tsx';
import { Table, type TableSort } from '#ui/Table.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { expectAccessible } from '../support/expectAccessible.ts';

function Panel(): ReactNode {
  const [tab, setTab] = useState<'explain' | 'drill'>('explain');
  return (
    <Tabs
      label="About the node"
      value={tab}
      onChange={setTab}
      items={[
        { id: 'explain', label: 'Explain', panel: 'why' },
        { id: 'drill', label: 'Drill', badge: '9', panel: 'where' },
      ]}
    />
  );
}

const rows = [
  { name: 'messaging', n: 12041 },
  { name: 'email', n: 8120 },
];
function Segments(): ReactNode {
  const [sort, setSort] = useState<TableSort | null>(null);
  return (
    <Table
      caption="Segments by channel"
      rows={rows}
      rowKey={(row) => row.name}
      sort={sort}
      onSort={setSort}
      selectedKey="email"
      columns={[
        { id: 'name', header: 'Channel', isRowHeader: true, sortable: true, cell: (row) => row.name, footer: 'All' },
        { id: 'n', header: 'n', align: 'end', sortable: true, cell: (row) => String(row.n), footer: '20161' },
      ]}
    />
  );
}

describe('Button', () => {
  it('keeps its name while busy and cannot be pressed', async () => {
    const user = userEvent.setup();
    const pressed = vi.fn();
    render(
      <Button busy onClick={pressed}>
        Save
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Save' });
    await user.click(button);
    expect(button).toBeDisabled();
    expect(button).toHaveAttribute('aria-busy', 'true');
    expect(pressed).not.toHaveBeenCalled();
  });
});

describe('Tabs', () => {
  it('show one panel, chosen by arrow keys', async () => {
    const user = userEvent.setup();
    render(<Panel />);
    await user.tab();
    expect(screen.getByRole('tab', { name: 'Explain', selected: true })).toHaveFocus();
    expect(screen.getByRole('tabpanel')).toHaveTextContent('why');
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tabpanel', { name: 'Drill 9' })).toHaveTextContent('where');
    expect(screen.queryByText('why')).toBeNull();
    await expectAccessible();
  });
});

describe('Table', () => {
  it('is named, has row and column headers, and says what it is sorted by', async () => {
    const user = userEvent.setup();
    render(<Segments />);
    const table = within(screen.getByRole('table', { name: 'Segments by channel' }));
    expect(table.getByRole('rowheader', { name: 'email' })).toBeVisible();
    const header = table.getByRole('columnheader', { name: 'n' });
    expect(header).not.toHaveAttribute('aria-sort');
    await user.click(within(header).getByRole('button'));
    expect(header).toHaveAttribute('aria-sort', 'descending');
    await user.click(within(header).getByRole('button'));
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    await user.click(table.getByRole('button', { name: 'Channel' }));
    expect(table.getByRole('columnheader', { name: 'Channel' })).toHaveAttribute('aria-sort', 'ascending');
    expect(header).not.toHaveAttribute('aria-sort');
    expect(table.getByRole('row', { current: true })).toHaveTextContent('email8120');
    await expectAccessible();
  });
});

describe('Stepper', () => {
  it('marks the current step and goes back to done ones only', async () => {
    const user = userEvent.setup();
    const chosen = vi.fn();
    const steps = [
      { id: 'file', label: 'File' },
      { id: 'columns', label: 'Columns' },
      { id: 'outcomes', label: 'Outcomes' },
    ];
    render(<Stepper label="Steps" steps={steps} current="columns" onSelect={chosen} />);
    expect(screen.getByRole('list', { name: 'Steps' })).toBeVisible();
    expect(screen.getByText('Columns').closest('li')).toHaveAttribute('aria-current', 'step');
    expect(screen.getAllByRole('button')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'File' }));
    expect(chosen).toHaveBeenCalledWith('file');
    await expectAccessible();
  });
});

describe('feedback', () => {
  it('announces an error at once, other notices not', async () => {
    render(
      <>
        <Notice tone="error" title="The disk is full" action={<Button>Save as a file</Button>}>
          Kept in this tab only.
        </Notice>
        <Notice tone="warn">Immature</Notice>
        <EmptyState icon={<svg />} title="No conversations" action={<Button>Show all dates</Button>}>
          This period lies before the data.
        </EmptyState>
        <Disclosure summary="Show the working">1 − 0.258</Disclosure>
        <Avatar name="Mira Kovač" />
      </>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('The disk is fullKept in this tab only.');
    expect(screen.getByRole('note')).toHaveTextContent('Immature');
    expect(screen.getByRole('img', { name: 'Mira Kovač' })).toHaveTextContent('MK');
    await expectAccessible();
  });

  it('says how far it is, as far as that is known', async () => {
    const { rerender } = render(<Progress label="Reading" value={0.604} text="84,000 of 141,712 rows" />);
    const bar = screen.getByRole('progressbar', { name: 'Reading' });
    expect(bar).toHaveAttribute('aria-valuenow', '60');
    expect(bar).toHaveAttribute('aria-valuetext', '84,000 of 141,712 rows');
    rerender(<Progress label="Reading" value={null} />);
    expect(bar).not.toHaveAttribute('aria-valuenow');
    await expectAccessible();
  });

  it('takes initials from the first and the last word', () => {
    expect(['Mira Kovač', 'jo', 'Ana Maria da Silva', ' 李 小龙 ', ''].map(initialsOf)).toEqual([
      'MK',
      'J',
      'AS',
      '李小',
      '',
    ]);
  });

  it('removes a chip by a named button', async () => {
    const user = userEvent.setup();
    const removed = vi.fn();
    render(<Chip onRemove={{ label: 'Remove channel = bot', run: removed }}>channel = bot</Chip>);
    await user.click(screen.getByRole('button', { name: 'Remove channel = bot' }));
    expect(removed).toHaveBeenCalledOnce();
  });
});

describe('Later', () => {
  it('stands in until all around it has been drawn', async () => {
    render(<Later fallback={<p>soon</p>}>here</Later>);
    expect(screen.getByText('soon')).toBeVisible();
    expect(await screen.findByText('here')).toBeVisible();
    expect(screen.queryByText('soon')).toBeNull();
  });
});
