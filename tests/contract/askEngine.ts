import type { Cube } from '#core/cube/cube.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { everything } from '#core/table/filter.ts';
import { msPerDay } from '#core/table/table.ts';
import type { AnalyticEngine } from '#engine/port.ts';
import type { Row } from '../support/rowTable.ts';

/** What the parts of the kit are given. `register` returns the table's hash. */
export interface Use {
  readonly engine: () => AnalyticEngine;
  readonly register: (rows: readonly Row[]) => Promise<string>;
  readonly runs: number;
}

export async function ask(engine: AnalyticEngine, plan: CubePlan): Promise<Cube> {
  const cube = await engine.cube(plan, {});
  if (!cube.ok) throw new Error(JSON.stringify(cube.error));
  return cube.value;
}

export const count = planMeasure({ kind: 'count' }, null, everything);
export const at = (day: number): number => day * msPerDay;

export function cellValues({ axes }: Cube, cell: number): readonly (string | null)[] {
  let rest = cell;
  return axes
    .toReversed()
    .map(({ values }) => {
      const value = values[rest % values.length] ?? null;
      rest = Math.floor(rest / values.length);
      return value;
    })
    .toReversed();
}
