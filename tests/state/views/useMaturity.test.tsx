import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '#core/model/schema.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import { sampleRange, sampleStory } from '#core/sample/story.ts';
import { everything } from '#core/table/filter.ts';
import { msPerDay } from '#core/table/table.ts';
import { ServicesProvider } from '#state/react.tsx';
import type { Services } from '#state/services.ts';
import { type Maturity, useMaturity } from '#state/views/useMaturity.ts';
import { openSampleDesk } from '../../support/openSampleDesk.ts';
import { sampleView } from '../../support/sampleView.ts';

async function maturity(change: (dataset: Dataset) => Dataset | null = (dataset) => dataset): Promise<{
  readonly services: Services;
  readonly now: () => Maturity;
}> {
  const services = await openSampleDesk();
  const [dataset] = Object.values(services.document.getState().doc.datasets);
  if (dataset === undefined) throw new Error('no dataset');
  const seen = change(dataset);
  const { result } = renderHook(() => useMaturity(seen), {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <ServicesProvider services={services}>{children}</ServicesProvider>
    ),
  });
  return { services, now: () => result.current };
}

/** By which whole day 95 % of what gets resolved was, of the sample's conversations that had four weeks to be. */
async function ageOfOldOnes(): Promise<number> {
  const { table } = await sampleView();
  const valuesOf = (id: string): Float64Array => {
    const column = table.columns[table.schema.findIndex((each) => each.id === id)];
    return column?.kind === 'time' || column?.kind === 'measure' ? column.values : new Float64Array();
  };
  const [created, delays] = [valuesOf('created_at'), valuesOf('resolution_seconds')];
  const old = [...delays].filter(
    (delay, row) => !Number.isNaN(delay) && (created[row] ?? 0) / msPerDay < sampleRange.toDay - 28,
  );
  const days = old.map((delay) => Math.floor(delay / 86_400) + 1).toSorted((a, b) => a - b);
  return days[Math.ceil(0.95 * days.length) - 1] ?? 0;
}

describe('maturity', () => {
  it('is judged by the delay curve of all conversations, each watched until the data end', async () => {
    const { services, now } = await maturity();
    expect(now().isImmature(sampleRange)).toBe(false);
    await waitFor(() => expect(now().ageDays).not.toBeNull());
    const [plan] = [...services.resources.cubes.getState().keys()].map((key) => JSON.parse(key));
    expect(plan.time.buckets).toEqual({ kind: 'days', range: sampleRange });
    expect(plan.measures[2].statistic).toEqual({ kind: 'histogram', width: 86_400, bins: 182 });
    expect(now().isSettled).toBe(true);
    expect(now().ageDays).toBe(await ageOfOldOnes());
    expect(now().isImmature({ fromDay: sampleRange.toDay - 7, toDay: sampleRange.toDay })).toBe(true);
    expect(now().isImmature(sampleStory.comparison.current)).toBe(false);
  });

  it('is still known after many other questions', async () => {
    const { services, now } = await maturity();
    await waitFor(() => expect(now().ageDays).not.toBeNull());
    const hash = Object.values(services.document.getState().doc.datasets)[0]?.contentHash ?? '';
    const rows = planMeasure({ kind: 'count' }, null, everything);
    for (let question = 0; question < 80; question++) {
      const range = { fromDay: sampleRange.fromDay + question, toDay: sampleRange.toDay };
      const time = { column: 'created_at', buckets: { kind: 'ranges', ranges: [range] } } as const;
      const plan = { table: hash, time, by: [], measures: [rows] };
      await act(() => services.resources.ensureCube(`question ${question}`, plan));
    }
    expect(services.resources.cubes.get('question 0').status).toBe('idle');
    expect(now().ageDays).not.toBeNull();
  });

  it('is not known without resolution times or dates of creation', async () => {
    const bare = (dataset: Dataset): Dataset => ({
      ...dataset,
      columns: dataset.columns.filter(({ role }) => role !== 'resolution_seconds'),
    });
    const byOther = (dataset: Dataset): Dataset => ({ ...dataset, dateColumn: 'resolved_at' });
    for (const change of [bare, byOther, () => null]) {
      const { services, now } = await maturity(change);
      expect(now().ageDays).toBeNull();
      expect(services.resources.cubes.loads()).toBe(0);
    }
  });
});
