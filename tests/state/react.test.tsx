import { act, render, renderHook, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ServicesProvider, useDocument, useServices, useSession, useSettled } from '#state/react.tsx';
import type { Services } from '#state/services.ts';
import { nodeId } from '../support/deskDoc.ts';
import { memoryDeps } from '../support/memoryDeps.ts';
import { opened } from '../support/opened.ts';

const openDesk = (): Promise<Services> => opened(memoryDeps());

const within = (services: Services) => (props: { readonly children: ReactNode }) => (
  <ServicesProvider services={services}>{props.children}</ServicesProvider>
);

function Title(): ReactNode {
  const name = useDocument((state) => state.doc.workspace.name);
  const nodeIdNow = useSession((state) => state.selectedNodeId);
  return (
    <h1>
      {name}/{nodeIdNow ?? 'nothing'}
    </h1>
  );
}

afterEach(() => vi.restoreAllMocks());

describe('hooks', () => {
  it('draw what the stores hold, as it changes', async () => {
    const services = await openDesk();
    render(<Title />, { wrapper: within(services) });
    expect(screen.getByRole('heading').textContent).toBe('Desk/nothing');
    act(() => {
      services.document.dispatch({ kind: 'rename-workspace', name: 'Mine' });
      services.session.select(nodeId('root'));
    });
    expect(screen.getByRole('heading').textContent).toBe('Mine/root');
  });

  it('give what a resource came to by key, nothing before', async () => {
    const services = await openDesk();
    const { cubes } = services.resources;
    const { result, rerender } = renderHook(({ key }: { key: string | null }) => useSettled(cubes, key), {
      wrapper: within(services),
      initialProps: { key: null as string | null },
    });
    expect(result.current).toEqual({ value: null, error: null });
    rerender({ key: 'k' });
    expect(result.current).toEqual({ value: null, error: null });
    const plan = { table: 'hash-1', time: null, by: [], measures: [] };
    await act(() => services.resources.ensureCube('k', plan));
    expect(result.current).toMatchObject({ value: { cellCount: 1 }, error: null });
    await act(() => services.resources.ensureCube('bad', { ...plan, by: ['gone'] }));
    rerender({ key: 'bad' });
    expect(result.current).toMatchObject({ value: null, error: { code: 'unknown-column' } });
  });

  it('say when they are used outside', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => renderHook(() => useServices())).toThrow('useServices outside of ServicesProvider');
  });
});
