import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateAndMix } from '#core/contribution/rateAndMix.ts';
import type { ReadNode, Side } from '#core/contribution/readNode.ts';
import { readSides } from '#core/contribution/readSides.ts';
import { splitByTag } from '#core/contribution/splitByTag.ts';
import { restOfCells } from '#core/cube/restOfCells.ts';
import type { TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { Basis } from '#core/model/schema.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { everything } from '#core/table/filter.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { caseDataset, caseKinds, cubesFor, docWith, isIn, request, root } from '../../support/boundDoc.ts';
import { metric, treeId } from '../../support/deskDoc.ts';
import { type Row, rowTable } from '../../support/rowTable.ts';

const share: Basis = {
  kind: 'measure',
  measure: { kind: 'share', part: isIn('outcome', 'resolved'), whole: everything },
};
const comparison = { baseline: { fromDay: 0, toDay: 1 }, current: { fromDay: 1, toDay: 2 } };
const cases: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record({
    at: fc.constantFrom(0, 86_400_000),
    outcome: fc.constantFrom('resolved', 'abandoned'),
    tags: fc.option(fc.subarray(['vip', 'refund', 'bug']), { nil: null, freq: 6 }),
  }),
  { minLength: 1, maxLength: 60 },
);

async function splitOf(rows: readonly Row[]) {
  const doc = docWith({ dataset: caseDataset(rows), metrics: [metric('rate', 'Rate', share)], nodes: [root('rate')] });
  const [cubes, totals] = [
    await cubesFor(doc, rows, request({ comparison, by: ['tags'] })),
    await cubesFor(doc, rows, request({ comparison })),
  ];
  const reader = (of: TreeCubes): ReadNode => {
    const end = (side: Side) => ({ doc, cubes: of, range: comparison[side] });
    return readSides(treeId('t1'), { baseline: end('baseline'), current: end('current') });
  };
  const { daily } = cubes;
  if (daily === null || totals.daily === null) throw new Error('no cube');
  const [all, inside] = [reader(totals), reader(cubes)];
  const values = daily.axes[0]?.values ?? [];
  return splitByTag(doc, root('rate').id, {
    dimension: 'tags',
    values,
    cells: [...values.keys()],
    readWith: (id, side, cell) => (cell === null ? all : inside)(id, side, cell),
    readWithout: reader({ daily: restOfCells(daily, totals.daily), windows: null }),
  });
}

describe('a change by tags', () => {
  it('CONTRIB-32 is that of the conversations with a tag and of all others, as counted by hand', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (rows) => {
        const both = [0, 1].map((day) => rows.filter((row) => Number(row['at']) === 86_400_000 * day));
        fc.pre(both.every(({ length }) => length > 0));
        const split = await splitOf(rows);
        if (!split.ok) throw new Error(JSON.stringify(split.error));
        for (const { value, contribution, rate, mix, n } of split.value.rows) {
          const has = ({ tags }: Row): boolean =>
            value === null ? (tags ?? null) === null : typeof tags === 'object' && tags?.includes(value) === true;
          const of = (test: (row: Row) => boolean) => {
            const [before = [], after = []] = both.map((some) => some.filter(test));
            const hits = (some: readonly Row[]): number => some.filter(({ outcome }) => outcome === 'resolved').length;
            return { x0: hits(before), n0: before.length, x1: hits(after), n1: after.length };
          };
          const inside = of(has);
          const wanted = rateAndMix([inside, of((row) => !has(row))])[0];
          expect(n).toEqual({ baseline: inside.n0, current: inside.n1 });
          expect([rate, mix]).toEqual(
            [wanted?.rate, wanted?.mix].map((each) => expect.closeTo(each ?? Number.NaN, 12)),
          );
          const pair = split.value.pairs.get(value);
          expect(pair?.rows.reduce((sum, row) => sum + row.contribution, 0)).toBeCloseTo(split.value.change, 12);
          expect(contribution).toBeCloseTo(rate + mix, 12);
        }
        const held = new Set(
          rows.flatMap(({ tags }): readonly (string | null)[] =>
            typeof tags === 'object' && tags !== null ? [...tags] : [null],
          ),
        );
        expect(new Set(split.value.rows.map(({ value }) => value))).toEqual(held);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is not in a cell', () => {
  it('CUBE-10 is all less the cell, for what adds up', async () => {
    const engine = createColumnarEngine();
    const rows = [
      { at: 0, tags: ['vip', 'refund'], wait: 3 },
      { at: 0, tags: ['refund'], wait: 4 },
      { at: 0, tags: [], wait: 5 },
    ];
    await engine.register('t', rowTable(rows, caseKinds, 'at'), {});
    const sum = planMeasure({ kind: 'sum' }, 'wait', everything);
    const median = planMeasure({ kind: 'quantile', p: 0.5 }, 'wait', everything);
    const plan: CubePlan = { table: 't', time: null, by: ['tags'], measures: [sum, median] };
    const [cube, total] = [await engine.cube(plan, {}), await engine.cube({ ...plan, by: [] }, {})];
    if (!cube.ok || !total.ok) throw new Error('not answered');
    const rest = restOfCells(cube.value, total.value);
    expect(cube.value.axes[0]?.values).toEqual([null, 'refund', 'vip']);
    expect([...(rest.stats[sum.key]?.sum ?? [])]).toEqual([12, 5, 9]);
    expect([...(rest.stats[sum.key]?.n ?? [])]).toEqual([3, 1, 2]);
    expect(rest.stats[median.key]).toBeUndefined();
  });
});
