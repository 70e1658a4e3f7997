import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Menu } from '#ui/Menu.tsx';
import { Popover } from '#ui/Popover.tsx';
import { expectAccessible } from '../support/expectAccessible.ts';

const done: string[] = [];

function NodeMenu(): ReactNode {
  const [shown, setShown] = useState(true);
  return (
    <Menu
      label="Abandonment"
      trigger={<Button>More</Button>}
      entries={[
        { kind: 'item', id: 'r', label: 'Rename', hint: 'F2', onSelect: () => done.push('rename') },
        { kind: 'item', id: 'x', label: 'Archive', disabled: true, onSelect: () => done.push('archive') },
        { kind: 'separator', id: 's' },
        { kind: 'check', id: 'c', label: 'Show influences', checked: shown, onChange: setShown },
      ]}
    />
  );
}

function Asking(): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Delete…</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Delete the node?"
        description="You can undo this."
        closeLabel="Close"
        footer={<Button onClick={() => setOpen(false)}>Cancel</Button>}
      >
        <NodeMenu />
      </Dialog>
    </>
  );
}

describe('Menu', () => {
  it('opens by keyboard, skips what is disabled, acts, and gives the focus back', async () => {
    const user = userEvent.setup();
    done.length = 0;
    render(<NodeMenu />);
    await user.tab();
    await user.keyboard('{Enter}');
    const menu = await screen.findByRole('menu', { name: /More|Abandonment/u });
    expect(menu).toBeVisible();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('menuitemcheckbox', { name: 'Show influences', checked: true })).toHaveFocus();
    await user.keyboard('{ArrowUp}{Enter}');
    expect(done).toEqual(['rename']);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.getByRole('button', { name: 'More' })).toHaveFocus();
  });

  it('ticks and unticks', async () => {
    const user = userEvent.setup();
    render(<NodeMenu />);
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Show influences' }));
    await user.click(screen.getByRole('button', { name: 'More' }));
    expect(screen.getByRole('menuitemcheckbox', { name: 'Show influences', checked: false })).toBeVisible();
  });

  it('puts no style element into the page, which the content policy would refuse', async () => {
    const user = userEvent.setup();
    const before = document.querySelectorAll('style').length;
    render(<NodeMenu />);
    await user.click(screen.getByRole('button', { name: 'More' }));
    expect(document.querySelectorAll('style')).toHaveLength(before);
  });
});

describe('Popover and tooltip', () => {
  it('open, are named, and close by Escape', async () => {
    const user = userEvent.setup();
    render(
      <Popover label="Baseline dates" trigger={<Button>Baseline</Button>}>
        <Button>Last month</Button>
      </Popover>,
    );
    await user.click(screen.getByRole('button', { name: 'Baseline' }));
    expect(screen.getByRole('dialog', { name: 'Baseline dates' })).toBeVisible();
    await expectAccessible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('an icon button has a name, and says it with its shortcut when it has the focus', async () => {
    const user = userEvent.setup();
    render(<IconButton icon={<svg />} label="Undo: set target" shortcut="Ctrl Z" />);
    await user.tab();
    expect(screen.getByRole('button', { name: 'Undo: set target' })).toHaveFocus();
    expect(await screen.findByRole('tooltip')).toHaveTextContent('Undo: set targetCtrl Z');
  });
});

describe('Dialog', () => {
  it('is named by its title, holds its content only while open, and closes', async () => {
    const user = userEvent.setup();
    render(<Asking />);
    expect(screen.queryByText('You can undo this.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Delete…' }));
    expect(screen.getByRole('dialog', { name: 'Delete the node?' })).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByText('You can undo this.')).toBeNull();
  });

  it('holds the menus that open inside it, for what is outside of a modal is inert', async () => {
    const user = userEvent.setup();
    render(<Asking />);
    await user.click(screen.getByRole('button', { name: 'Delete…' }));
    const dialog = screen.getByRole('dialog', { name: 'Delete the node?' });
    await user.click(screen.getByRole('button', { name: 'More' }));
    expect(dialog).toContainElement(await screen.findByRole('menu'));
  });
});
