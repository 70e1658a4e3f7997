import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '#core/model/schema.ts';
import { ServicesProvider } from '#state/react.tsx';
import { type ColumnValue, useColumnValues } from '#state/views/useColumnValues.ts';
import { openSampleDesk } from '../../support/openSampleDesk.ts';

async function watchValues(columnId: string | null): Promise<{
  readonly services: Awaited<ReturnType<typeof openSampleDesk>>;
  readonly values: () => readonly ColumnValue[];
}> {
  const services = await openSampleDesk();
  const dataset = datasetOf(services.document.getState().doc.datasets);
  const { result } = renderHook(() => useColumnValues(dataset, columnId), {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <ServicesProvider services={services}>{children}</ServicesProvider>
    ),
  });
  return { services, values: () => result.current };
}

async function valuesOf(columnId: string): Promise<() => readonly ColumnValue[]> {
  return (await watchValues(columnId)).values;
}

function datasetOf(datasets: Readonly<Record<string, Dataset>>): Dataset {
  const [dataset] = Object.values(datasets);
  if (dataset === undefined) throw new Error('no dataset');
  return dataset;
}

describe('the values of a column', () => {
  it('are those that rows have, with their counts, the commonest first', async () => {
    const values = await valuesOf('outcome');
    expect(values()).toEqual([]);
    await waitFor(() => expect(values().length).toBeGreaterThan(2));
    const counts = values().map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(values()[0]?.value).toBe('resolved');
    expect(counts.every((count) => count > 0)).toBe(true);
  });

  it('hold what is missing as null', async () => {
    const values = await valuesOf('unresolved_reason');
    await waitFor(() => expect(values().some(({ value }) => value === null)).toBe(true));
  });

  it.each(['csat', 'created_at', 'conversation_id', 'gone', null])('are none of %s', async (columnId) => {
    const { services, values } = await watchValues(columnId);
    expect(services.resources.cubes.getState().size).toBe(0);
    expect(values()).toEqual([]);
  });
});
