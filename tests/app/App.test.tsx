import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '#app/App.tsx';
import { WorkspaceId } from '#core/model/schema.ts';
import { deskDoc } from '../support/deskDoc.ts';
import { memoryAddress } from '../support/memoryAddress.ts';
import { memoryDeps } from '../support/memoryDeps.ts';
import { savingStorage } from '../support/savingStorage.ts';

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  return () => vi.unstubAllGlobals();
});

async function openApp() {
  const { address, go, entries } = memoryAddress();
  const place = savingStorage();
  const { workspace } = deskDoc();
  const empty = { datasets: {}, trees: {}, metrics: {}, nodes: {}, people: {} };
  await place.storage.create({ ...empty, workspace: { ...workspace, id: WorkspaceId.parse('w2'), name: 'Other' } });
  await place.storage.create({ ...empty, workspace });
  render(<App deps={memoryDeps({ storage: place.storage, address })} />);
  const user = userEvent.setup();
  await screen.findByRole('button', { name: 'Desk' });
  const renameTo = async (from: string, name: string): Promise<void> => {
    await user.click(screen.getByRole('button', { name: from }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rename workspace…' }));
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(field);
    await user.type(field, `${name}{Enter}`);
  };
  const leaveFor = async (from: string, to: string): Promise<void> => {
    await user.click(screen.getByRole('button', { name: from }));
    await user.click(await screen.findByRole('menuitem', { name: to }));
  };
  const goBack = (): void => act(() => go(-1));
  return { ...place, user, renameTo, leaveFor, goBack, entries };
}

const name = 'A longer name than before';
const stayed = /so this workspace stays open/u;

describe('leaving a workspace', () => {
  it('opens the other one when everything is saved', async () => {
    const { leaveFor } = await openApp();
    await leaveFor('Desk', 'Other');
    expect(await screen.findByRole('button', { name: 'Other' })).toBeVisible();
  });

  it('leads back to it by the browser, and by that to nothing else', async () => {
    const { leaveFor, goBack, entries } = await openApp();
    await leaveFor('Desk', 'Other');
    await screen.findByRole('button', { name: 'Other' });
    expect(entries().map((hash) => hash.slice(0, 13))).toEqual(['#workspace=w1', '#workspace=w2']);
    goBack();
    expect(await screen.findByRole('button', { name: 'Desk' })).toBeVisible();
    expect(entries()).toHaveLength(2);
  });

  it('stays at its own address while changes are not saved, also when left by the browser', async () => {
    const { leaveFor, goBack, entries, setFull, renameTo } = await openApp();
    await leaveFor('Desk', 'Other');
    await screen.findByRole('button', { name: 'Other' });
    setFull(true);
    await renameTo('Other', name);
    goBack();
    expect(await screen.findByText(stayed)).toBeVisible();
    await waitFor(() => expect(entries()[0]).toContain('workspace=w2'));
  });

  it('stays and says why while changes are not saved, until they are', async () => {
    const { setFull, renameTo, leaveFor, user } = await openApp();
    setFull(true);
    await renameTo('Desk', name);
    await leaveFor(name, 'Other');
    expect(await screen.findByText(stayed)).toBeVisible();
    expect(screen.getByRole('button', { name })).toBeVisible();
    setFull(false);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(stayed)).toBeNull());
    expect(screen.getByRole('button', { name })).toBeVisible();
  });

  it('leaves without saving when told to', async () => {
    const { setFull, reopen, renameTo, leaveFor, user } = await openApp();
    setFull(true);
    await renameTo('Desk', name);
    await leaveFor(name, 'Other');
    await user.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    expect(await screen.findByRole('button', { name: 'Other' })).toBeVisible();
    act(() => setFull(false));
    expect(await reopen().load('w1')).toMatchObject({ value: { doc: { workspace: { name: 'Desk' } } } });
  });
});
