import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { CubePlan } from '#core/plan/plan.ts';
import { sampleStory } from '#core/sample/story.ts';
import { ServicesProvider } from '#state/react.tsx';
import type { Services } from '#state/services.ts';
import { type TreeViewState, useTreeView } from '#state/views/useTreeView.ts';
import { openSampleDesk } from '../../support/openSampleDesk.ts';

const { current } = sampleStory.comparison;
const firstDay = { fromDay: current.fromDay, toDay: current.fromDay + 1 };

interface Watched {
  readonly services: Services;
  /** Every state that was drawn, in order. */
  readonly states: readonly TreeViewState[];
  readonly now: () => TreeViewState;
}

async function watch(): Promise<Watched> {
  const services = await openSampleDesk();
  const states: TreeViewState[] = [];
  const { result } = renderHook(
    () => {
      const state = useTreeView();
      states.push(state);
      return state;
    },
    {
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <ServicesProvider services={services}>{children}</ServicesProvider>
      ),
    },
  );
  return { services, states, now: () => result.current };
}

const isNew = (state: TreeViewState): boolean => state.kind === 'ready' && !state.isUpdating;
const settled = (now: () => TreeViewState): Promise<void> => waitFor(() => expect(isNew(now())).toBe(true));

const plansOf = ({ resources }: Services): readonly CubePlan[] =>
  [...resources.cubes.getState().keys()].map((key) => JSON.parse(key));

describe('the view of a tree', () => {
  it('loads first, and keeps its numbers and their periods while others are on their way', async () => {
    const { services, states, now } = await watch();
    expect(now().kind).toBe('loading');
    await settled(now);
    const first = now();
    const seen = states.length;
    act(() => services.session.setPeriod({ ...services.session.getState().period, current: firstDay }));
    const meanwhile = now();
    if (first.kind !== 'ready' || meanwhile.kind !== 'ready') throw new Error(meanwhile.kind);
    expect(meanwhile.isUpdating).toBe(true);
    expect(meanwhile.value.frame.comparison).toEqual(first.value.frame.comparison);
    await settled(now);
    const last = now();
    expect(last.kind === 'ready' ? last.value.frame.current : null).toEqual(firstDay);
    expect(states.slice(seen).every((state) => state.kind === 'ready')).toBe(true);
    // The question, its loading and its answer: the engine's progress draws nothing.
    expect(states.length - seen).toBeLessThanOrEqual(4);
  });

  it('asks the engine once per question, and not again for one that was answered', async () => {
    const { services, now } = await watch();
    await settled(now);
    const { cubes } = services.resources;
    const asked = cubes.loads();
    const { period } = services.session.getState();
    act(() => services.session.setPeriod({ ...period, current: firstDay }));
    await settled(now);
    expect(cubes.loads()).toBe(asked + 1);
    act(() => services.session.setPeriod(period));
    expect(isNew(now())).toBe(true);
    expect(cubes.loads()).toBe(asked + 1);
  });

  it('asks nothing by day again for a moved period or another grain, only what can not be merged from days', async () => {
    const { services, now } = await watch();
    await settled(now);
    const before = plansOf(services);
    expect(before.filter(({ time }) => time?.buckets.kind === 'days')).toHaveLength(1);
    const { period } = services.session.getState();
    for (const change of [{ current: firstDay }, { grain: 'month' }, { grain: 'day' }] as const) {
      act(() => services.session.setPeriod({ ...period, ...change }));
      await settled(now);
    }
    const asked = plansOf(services).slice(before.length);
    expect(asked.length).toBeGreaterThan(0);
    const kinds = asked.flatMap(({ measures }) => measures.map(({ statistic }) => statistic.kind));
    expect(kinds.filter((kind) => kind !== 'quantile' && kind !== 'distinct')).toEqual([]);
    expect(asked.filter(({ time }) => time?.buckets.kind !== 'ranges')).toEqual([]);
  });

  it('needs no engine for a name or a target', async () => {
    const { services, now } = await watch();
    await settled(now);
    const asked = services.resources.cubes.loads();
    act(() => void services.document.dispatch({ kind: 'rename-workspace', name: 'Another' }));
    expect(isNew(now())).toBe(true);
    expect(services.resources.cubes.loads()).toBe(asked);
  });

  it('needs no engine for another formula over the same metrics', async () => {
    const { services, now } = await watch();
    await settled(now);
    const asked = services.resources.cubes.loads();
    const first = now();
    if (first.kind !== 'ready') throw new Error(first.kind);
    const { rootId } = first.value.frame.tree;
    const root = first.value.nodes.get(rootId);
    if (root?.metric.basis.kind !== 'formula' || root.current.kind !== 'value')
      throw new Error('the root is a formula');
    const { id, basis, unit, direction, description } = root.metric;
    const twice = { kind: 'binary', op: '*', left: { kind: 'number', value: 2 }, right: basis.expression } as const;
    const definition = { basis: { kind: 'formula', expression: twice }, unit, direction, description } as const;
    act(() => {
      const command = { kind: 'write-formula', metricId: id, definition, parts: [], unnamed: 'remove' } as const;
      expect(services.document.dispatch(command)).toMatchObject({ ok: true });
    });
    const last = now();
    expect(isNew(last)).toBe(true);
    const doubled = last.kind === 'ready' ? last.value.nodes.get(rootId)?.current : null;
    expect(doubled).toMatchObject({ kind: 'value', value: 2 * root.current.value });
    expect(services.resources.cubes.loads()).toBe(asked);
  });

  it('has nothing to show without a tree', async () => {
    const { services, now } = await watch();
    await settled(now);
    act(() => services.session.openTree(null));
    expect(now()).toEqual({ kind: 'nothing', why: { code: 'no-tree' } });
  });
});
