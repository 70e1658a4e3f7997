import { Archive, FileUp, Inbox, MoreHorizontal, Pencil, Redo2, Search, Trash2, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Avatar } from '#ui/Avatar.tsx';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { Menu } from '#ui/Menu.tsx';
import { Notice } from '#ui/Notice.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { Popover } from '#ui/Popover.tsx';
import { Progress } from '#ui/Progress.tsx';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { Select } from '#ui/Select.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { Stepper } from '#ui/Stepper.tsx';
import { Table, type TableSort } from '#ui/Table.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { TextField } from '#ui/TextField.tsx';
import './gallery.css';

const nothing = (): void => {};

export function UiPage(): ReactNode {
  const [dialog, setDialog] = useState<'md' | 'full' | null>(null);
  return (
    <main className="gallery">
      <Buttons onDialog={setDialog} />
      <Forms />
      <Feedback />
      <Data />
      <Dialog
        open={dialog !== null}
        size={dialog ?? 'md'}
        title={dialog === 'full' ? 'Use my own file' : 'Delete “Customer abandonment”?'}
        closeLabel="Close"
        {...(dialog === 'full'
          ? { header: <Stepper label="Steps" steps={steps} current="outcomes" onSelect={nothing} /> }
          : { description: 'Its two drivers go with it. You can undo this.' })}
        onClose={() => setDialog(null)}
        footer={
          <>
            <Button onClick={() => setDialog(null)}>Cancel</Button>
            <Button variant={dialog === 'full' ? 'primary' : 'danger'}>
              {dialog === 'full' ? 'Continue' : 'Delete'}
            </Button>
          </>
        }
      >
        <ActionMenu />
      </Dialog>
    </main>
  );
}

const steps = [
  { id: 'file', label: 'File' },
  { id: 'columns', label: 'Columns' },
  { id: 'outcomes', label: 'Outcomes' },
  { id: 'grain', label: 'Conversations' },
] as const;

function Buttons({ onDialog }: { readonly onDialog: (size: 'md' | 'full') => void }): ReactNode {
  return (
    <section>
      <h2>Buttons</h2>
      <div className="line">
        <Button variant="primary" icon={<FileUp aria-hidden="true" />} size="lg">
          Use my own file
        </Button>
        <Button variant="primary">Share</Button>
        <Button>Save finding</Button>
        <Button variant="ghost">Cancel</Button>
        <Button variant="danger" onClick={() => onDialog('md')}>
          Delete…
        </Button>
        <Button busy>Saving</Button>
        <Button disabled>Disabled</Button>
        <Button size="sm" onClick={() => onDialog('full')}>
          Small
        </Button>
        <IconButton icon={<Undo2 aria-hidden="true" />} label="Undo: set target" shortcut="Ctrl Z" />
        <IconButton icon={<Redo2 aria-hidden="true" />} label="Redo" disabled />
        <ActionMenu />
        <Popover label="Period" trigger={<Button>Baseline</Button>}>
          28 Apr – 11 May
        </Popover>
      </div>
      <div className="line">
        <Chip tone="worse">−4.2 points</Chip>
        <Chip tone="better">+0.2 points</Chip>
        <Chip tone="accent">Sample</Chip>
        <Chip tone="warn">immature</Chip>
        <Chip shape="tag">billing</Chip>
        <Chip onRemove={{ label: 'Remove channel = messaging', run: nothing }}>channel = messaging</Chip>
        <Avatar name="Mira Kovač" />
        <Avatar name="Mira Kovač" size="lg" />
        <span>
          <Kbd>Ctrl</Kbd> <Kbd>K</Kbd>
        </span>
      </div>
    </section>
  );
}

function ActionMenu(): ReactNode {
  return (
    <Menu
      label="Node"
      trigger={<Button square aria-label="More" icon={<MoreHorizontal aria-hidden="true" />} />}
      entries={[
        { kind: 'heading', id: 'h', label: 'Customer abandonment' },
        { kind: 'item', id: 'r', label: 'Rename', icon: <Pencil aria-hidden="true" />, hint: 'F2', onSelect: nothing },
        {
          kind: 'item',
          id: 'a',
          label: 'Archive',
          icon: <Archive aria-hidden="true" />,
          disabled: true,
          onSelect: nothing,
        },
        { kind: 'check', id: 'c', label: 'Show influences', checked: true, onChange: nothing },
        { kind: 'separator', id: 's' },
        {
          kind: 'item',
          id: 'd',
          label: 'Remove',
          icon: <Trash2 aria-hidden="true" />,
          danger: true,
          onSelect: nothing,
        },
      ]}
    />
  );
}

function Forms(): ReactNode {
  const [text, setText] = useState('Customer abandonment');
  const [target, setTarget] = useState<number | null>(8);
  const [grain, setGrain] = useState<'day' | 'week' | 'month'>('week');
  const [role, setRole] = useState<'channel' | 'status'>('channel');
  const [ticked, setTicked] = useState(true);
  return (
    <section>
      <h2>Forms</h2>
      <div className="grid">
        <TextField label="Name" value={text} onChange={setText} hint="As it stands on the card." />
        <TextField label="Search" hideLabel placeholder="Search a node" value="" onChange={nothing} lead={<Search />} />
        <NumberField label="Target" unit="%" value={target} onChange={setTarget} />
        <NumberField label="Tolerance" unit="points" value={null} onChange={nothing} error="Enter a number above 0." />
        <Select
          label="Column role"
          value={role}
          onChange={setRole}
          options={[
            { value: 'channel', label: 'Channel', group: 'Dimensions' },
            { value: 'status', label: 'Status', group: 'Dimensions' },
          ]}
        />
        <div>
          <Segmented
            label="Grain"
            value={grain}
            onChange={setGrain}
            options={[
              { value: 'day', label: 'Day' },
              { value: 'week', label: 'Week' },
              { value: 'month', label: 'Month' },
            ]}
          />
        </div>
        <div>
          <Checkbox label="Complete periods only" checked={ticked} onChange={setTicked} />
          <Checkbox label="Some" checked="mixed" onChange={nothing} hint="3 of 7 values" />
          <Checkbox label="Off" checked={false} onChange={nothing} />
        </div>
        <RadioGroup
          label="A conversation"
          value="last"
          onChange={nothing}
          options={[
            { value: 'last', label: 'Keep the last row per id', hint: 'sorted by “updated at”' },
            { value: 'all', label: 'Every row is one' },
          ]}
        />
      </div>
    </section>
  );
}

function Feedback(): ReactNode {
  return (
    <section>
      <h2>Feedback</h2>
      <div className="grid">
        <Notice tone="info">This is a sample. Nothing here is yours.</Notice>
        <Notice
          tone="warn"
          title="The last two weeks are immature"
          action={<Button size="sm">Compare at equal age</Button>}
        >
          Conversations created after 12 May may still be resolved.
        </Notice>
        <Notice tone="error" title="The disk is full" action={<Button size="sm">Save as a file</Button>}>
          Your last change is kept in this tab only.
        </Notice>
        <Notice tone="success">141,712 rows read, none rejected.</Notice>
        <Progress label="Reading incident_event_log.csv" value={0.6} text="84,000 of 141,712 rows" />
        <Progress label="Opening" value={null} />
        <div className="line">
          <Skeleton width="40%" />
          <Skeleton width="30%" height="32px" />
        </div>
        <Disclosure summary="Show the working">1 − (8.1 + 4.9 + 4.4 + 6.4 + 2.0) ÷ 100 = 74.2 %</Disclosure>
      </div>
      <EmptyState
        icon={<Inbox />}
        title="No conversations in this period"
        action={<Button variant="primary">Show all dates</Button>}
      >
        The file holds conversations from 9 December to 26 May; this period lies before it.
      </EmptyState>
    </section>
  );
}

const segments = [
  { name: 'messaging', before: 77.1, after: 66.9, n: 12041 },
  { name: 'email', before: 81, after: 80.4, n: 8120 },
  { name: 'phone', before: 88.2, after: 88.9, n: 402 },
];

function Data(): ReactNode {
  const [tab, setTab] = useState<'explain' | 'drill'>('explain');
  const [sort, setSort] = useState<TableSort>({ columnId: 'n', direction: 'descending' });
  const table = (
    <Table
      caption="Segments by channel"
      rows={segments}
      rowKey={(row) => row.name}
      sort={sort}
      onSort={setSort}
      selectedKey="email"
      onRowClick={nothing}
      columns={[
        { id: 'name', header: 'Channel', sortable: true, isRowHeader: true, cell: (row) => row.name, footer: 'All' },
        {
          id: 'n',
          header: 'n',
          align: 'end',
          sortable: true,
          cell: (row) => row.n.toLocaleString('en'),
          footer: '20,563',
        },
        {
          id: 'before',
          header: 'Before',
          align: 'end',
          sortable: true,
          cell: (row) => `${row.before} %`,
          footer: '78.4 %',
        },
        { id: 'after', header: 'After', align: 'end', cell: (row) => `${row.after} %`, footer: '74.2 %' },
      ]}
    />
  );
  return (
    <section>
      <h2>Data</h2>
      <Tabs
        label="About this node"
        value={tab}
        onChange={setTab}
        items={[
          { id: 'explain', label: 'Explain', panel: table },
          { id: 'drill', label: 'Drill', badge: '9', panel: <p>Drill</p> },
        ]}
      />
      <Stepper label="Steps" steps={steps} current="outcomes" onSelect={nothing} />
    </section>
  );
}
