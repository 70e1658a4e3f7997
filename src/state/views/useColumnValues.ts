import { useEffect, useMemo } from 'react';
import type { Cube } from '#core/cube/cube.ts';
import type { Dataset } from '#core/model/schema.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { everything } from '#core/table/filter.ts';
import { useReadyValues, useServices, useSettled } from '#state/react.tsx';

export interface ColumnValue {
  /** Null: missing. */
  readonly value: string | null;
  readonly count: number;
}

const mostValues = 1_000;
const none: readonly ColumnValue[] = [];
const rows = planMeasure({ kind: 'count' }, null, everything);

/**
 * The values of a category, or the tags, with how many rows have them, the commonest first; at most 1,000. Empty for columns of any
 * other kind, for null, and until the engine has answered.
 */
export function useColumnValues(dataset: Dataset, columnId: string | null): readonly ColumnValue[] {
  const { resources } = useServices();
  const plan = useMemo(() => valuesPlan(dataset, columnId), [dataset, columnId]);
  const key = useMemo(() => (plan === null ? null : JSON.stringify(plan)), [plan]);
  const { value: cube } = useSettled(resources.cubes, key);
  useEffect(() => {
    // A slot of its own, so that it is kept for as long as it may be on screen.
    if (key !== null && plan !== null) void resources.ensureCube(key, plan, `values:${key}`);
  }, [key, plan, resources]);
  return useMemo(() => (cube === null ? none : valuesOf(cube)), [cube]);
}

/** The same of several columns at once, by their ids; a column that is not there yet is not in it. */
export function useValuesOfColumns(
  dataset: Dataset,
  columnIds: readonly string[],
): ReadonlyMap<string, readonly ColumnValue[]> {
  const { resources } = useServices();
  const ids = columnIds.join('\n');
  const asked = useMemo(
    () =>
      ids.split('\n').flatMap((id) => {
        const plan = valuesPlan(dataset, id);
        return plan === null ? [] : [{ id, plan, key: JSON.stringify(plan) }];
      }),
    [dataset, ids],
  );
  const keys = useMemo(() => asked.map(({ key }) => key), [asked]);
  const cubes = useReadyValues(resources.cubes, keys);
  useEffect(() => {
    for (const { key, plan } of asked) void resources.ensureCube(key, plan, `values:${key}`);
  }, [asked, resources]);
  return useMemo(
    () =>
      new Map(
        asked.flatMap(({ id }, index) => {
          const cube = cubes[index] ?? null;
          return cube === null ? [] : [[id, valuesOf(cube)] as const];
        }),
      ),
    [asked, cubes],
  );
}

function valuesPlan({ contentHash, columns }: Dataset, columnId: string | null): CubePlan | null {
  const column = columns.find((each) => each.id === columnId);
  if (column?.kind !== 'dimension' && column?.kind !== 'tags') return null;
  return { table: contentHash, time: null, by: [column.id], measures: [rows] };
}

function valuesOf(cube: Cube): readonly ColumnValue[] {
  const counts = cube.stats[rows.key]?.n;
  const values = cube.axes[0]?.values ?? [];
  return values
    .map((value, cell): ColumnValue => ({ value, count: counts?.[cell] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
    .slice(0, mostValues);
}
