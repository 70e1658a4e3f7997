import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { WorkspaceBar } from '#features/workspace/WorkspaceBar.tsx';
import { ServicesProvider } from '#state/react.tsx';
import type { Services } from '#state/services.ts';
import { expectAccessible } from '../../support/expectAccessible.ts';
import { openSampleDesk } from '../../support/openSampleDesk.ts';

interface Bar {
  readonly user: UserEvent;
  readonly services: Services;
  readonly onImport: ReturnType<typeof vi.fn<() => void>>;
  readonly onWorkspace: ReturnType<typeof vi.fn<(id: string | null) => Promise<void>>>;
  readonly name: () => string;
  readonly rename: (name: string) => void;
}

async function openBar(): Promise<Bar> {
  const services = await openSampleDesk();
  const onImport = vi.fn<() => void>();
  const onWorkspace = vi.fn<(id: string | null) => Promise<void>>(async () => {});
  render(
    <ServicesProvider services={services}>
      <WorkspaceBar period={null} onImport={onImport} onWorkspace={onWorkspace} />
    </ServicesProvider>,
  );
  const name = (): string => services.document.getState().doc.workspace.name;
  const rename = (to: string): void =>
    act(() => void services.document.dispatch({ kind: 'rename-workspace', name: to }));
  return { user: userEvent.setup(), services, onImport, onWorkspace, name, rename };
}

describe('the bar', () => {
  it('says that it is a sample, and offers a file of one’s own first', async () => {
    const { user, onImport } = await openBar();
    expect(screen.getByRole('button', { name: 'Sample data' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Use my own file' }));
    expect(onImport).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.getByText('Saved')).toBeVisible());
    await expectAccessible();
  });

  it('undoes and redoes by name, by button and by key', async () => {
    const { user, name, rename } = await openBar();
    const first = name();
    expect(screen.getByRole('button', { name: /^Nothing to undo/u })).toBeDisabled();
    rename('Mine');
    await user.click(screen.getByRole('button', { name: /^Undo: rename the workspace .* to Mine/u }));
    expect(name()).toBe(first);
    await user.click(screen.getByRole('button', { name: /^Redo: rename the workspace .* to Mine/u }));
    expect(name()).toBe('Mine');
    await user.keyboard('{Control>}z{/Control}');
    expect(name()).toBe(first);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(name()).toBe('Mine');
    await user.keyboard('{Control>}z{/Control}{Control>}y{/Control}');
    expect(name()).toBe('Mine');
  });

  it('jumps in the history to any step', async () => {
    const { user, name, rename } = await openBar();
    const first = name();
    for (const each of ['One', 'Two', 'Three']) rename(each);
    await user.click(screen.getByRole('button', { name: 'History' }));
    const steps = await screen.findAllByRole('menuitemcheckbox');
    expect(steps).toHaveLength(4);
    expect(steps.map((step) => step.getAttribute('aria-checked'))).toEqual(['false', 'false', 'false', 'true']);
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'As it was opened' }));
    expect(name()).toBe(first);
    expect(screen.getByRole('button', { name: /^Nothing to undo/u })).toBeDisabled();
  });

  it('renames in a dialog, in which undo is the field’s own; a refusal stays with its reason', async () => {
    const { user, name, rename } = await openBar();
    rename('Before');
    await user.click(screen.getByRole('button', { name: 'Before' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename workspace…' }));
    const field = await screen.findByRole('textbox', { name: 'Name' });
    expect(field).toHaveValue('Before');
    await user.clear(field);
    await user.keyboard('{Control>}z{/Control}');
    expect(name()).toBe('Before');
    await user.click(screen.getByRole('button', { name: 'Rename' }));
    expect(field).toBeInvalid();
    screen.getByRole('button', { name: 'Cancel' }).focus();
    await user.keyboard('{Control>}z{/Control}');
    expect(name()).toBe('Before');
    await user.type(field, 'After{Enter}');
    expect(name()).toBe('After');
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
  });

  it('changes the appearance', async () => {
    const { user, services } = await openBar();
    const theme = (): string | undefined => document.documentElement.dataset['theme'];
    await user.click(screen.getByRole('button', { name: 'Appearance' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Dark' }));
    expect([services.session.getState().theme, theme()]).toEqual(['dark', 'dark']);
    await user.click(screen.getByRole('button', { name: 'Appearance' }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'As the system' }));
    expect(theme()).toBeUndefined();
  });

  it('asks before it deletes a workspace, and then leaves it', async () => {
    const { user, services, onWorkspace, name } = await openBar();
    await waitFor(() => expect(services.document.getState().saving.kind).toBe('saved'));
    await user.click(screen.getByRole('button', { name: name() }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete this workspace…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete this workspace?' });
    expect(dialog).toHaveTextContent(name());
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(onWorkspace).toHaveBeenCalledExactlyOnceWith(null));
    const listed = await services.storage.list();
    expect(listed.ok ? listed.value : null).toEqual([]);
  });
});
