import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LeafTable, leafColumn, totalsOf } from '#core/cube/leafTable.ts';
import { mergeLeaves } from '#core/cube/mergeLeaves.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { everything } from '#core/table/filter.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { deskKinds, randomRows } from '../../support/randomPlans.ts';
import { rowTable } from '../../support/rowTable.ts';

const count = planMeasure({ kind: 'count' }, null, everything);
const scores = planMeasure({ kind: 'moments' }, 'score', everything);

/** Leaf by leaf, in any order. */
function textOf({ axes, codes, leafCount, stats }: LeafTable): readonly string[] {
  return Array.from({ length: leafCount }, (_, leaf) => {
    const values = axes.map((axis, at) => {
      const code = codes[at]?.[leaf] ?? 0;
      return (axis.sets?.[code] ?? [code]).map((value) => axis.values[value]);
    });
    const numbers = Object.values(stats).map((arrays) => Object.values(arrays).map((of) => of[leaf]));
    return JSON.stringify([values, numbers]);
  }).toSorted();
}

describe('leaf tables', () => {
  it('CUBE-7 totals of leaves are those of a cube without dimensions', async () => {
    const engine = createColumnarEngine();
    let tables = 0;
    await fc.assert(
      fc.asyncProperty(randomRows, async (rows) => {
        tables += 1;
        const table = `rows ${tables}`;
        await engine.register(table, rowTable(rows, deskKinds, 'at'), {});
        const ranges = [
          { fromDay: 0, toDay: 4 },
          { fromDay: 2, toDay: 8 },
        ];
        const time: CubePlan['time'] = { column: 'at', buckets: { kind: 'ranges', ranges } };
        const plan: CubePlan = { table, time, by: ['channel', 'tags', 'team'], measures: [count, scores] };
        const [leaves, cube] = [await engine.leaves(plan, {}), await engine.cube({ ...plan, by: [] }, {})];
        if (!leaves.ok || !cube.ok) throw new Error('not answered');
        expect(totalsOf(leaves.value)).toEqual(cube.value);
      }),
      { numRuns: 100 },
    );
  });

  it('CUBE-8 merged leaves are those of the plan with fewer dimensions', async () => {
    const engine = createColumnarEngine();
    let tables = 0;
    await fc.assert(
      fc.asyncProperty(randomRows, fc.subarray([0, 1, 2]), async (rows, axes) => {
        tables += 1;
        const table = `rows ${tables}`;
        await engine.register(table, rowTable(rows, deskKinds, 'at'), {});
        const plan: CubePlan = { table, time: null, by: ['channel', 'tags', 'team'], measures: [count, scores] };
        const fine = await engine.leaves(plan, {});
        const coarse = await engine.leaves({ ...plan, by: axes.map((axis) => plan.by[axis] ?? '') }, {});
        if (!fine.ok || !coarse.ok) throw new Error('not answered');
        expect(textOf(mergeLeaves(fine.value, axes))).toEqual(textOf(coarse.value));
      }),
      { numRuns: 100 },
    );
  });

  it('CUBE-7 a column of leaves is one statistic in one bucket', () => {
    const plan: CubePlan = { table: '', time: null, by: ['channel'], measures: [count] };
    const n = Float64Array.of(1, 2, 3, 4);
    const axes = [{ column: 'channel', values: [null, 'chat', 'phone'] }];
    const table = {
      plan,
      bucketCount: 2,
      leafCount: 2,
      axes,
      codes: [Uint32Array.of(1, 2)],
      stats: { [count.key]: { n } },
    };
    expect([...leafColumn(table, count.key, 'n', 1)]).toEqual([3, 4]);
    expect([...leafColumn(table, count.key, 'sum', 1)]).toEqual([0, 0]);
  });
});
