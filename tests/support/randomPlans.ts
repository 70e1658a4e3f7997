import fc from 'fast-check';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan, PlanMeasure, PlanTime, Statistic } from '#core/plan/plan.ts';
import { compareOps, type Filter } from '#core/table/filter.ts';
import { msPerDay } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';
import type { Kinds, Row } from './rowTable.ts';

export const deskKinds = {
  at: 'time',
  closed: 'time',
  channel: 'dimension',
  team: 'dimension',
  wait: 'measure',
  score: 'measure',
  note: 'text',
  tags: 'tags',
  topics: 'tags',
} as const satisfies Kinds;

const optional = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null, freq: 4 });
const time = fc.tuple(fc.integer({ min: -4, max: 8 }), fc.integer({ min: 0, max: msPerDay - 1 }));
const words = ['chat', 'e-mail', 'Téléphone 🙂', 'أ', '7', ' '] as const;

export const randomRow: fc.Arbitrary<Row> = fc.record({
  at: optional(time.map(([day, ms]) => day * msPerDay + ms)),
  closed: optional(time.map(([day, ms]) => day * msPerDay + ms)),
  channel: optional(fc.constantFrom(...words)),
  team: optional(fc.constantFrom('north', 'SOUTH')),
  wait: optional(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, min: -1e15, max: 1e15 }))),
  score: optional(fc.integer({ min: 1, max: 5 })),
  note: optional(fc.constantFrom('bug', 'Bug 🐛', 'naïve', '3')),
  tags: optional(fc.array(fc.constantFrom('bug', 'north', '3', 'é', ''), { maxLength: 4 })),
  topics: optional(fc.subarray(['vip', '7'])),
});

export const randomRows: fc.Arbitrary<readonly Row[]> = fc.array(randomRow, { maxLength: 60 });

const columns = Object.keys(deskKinds);
const value = optional(fc.constantFrom(...words, 'north', '3', 'bug', '1.0'));
const op = fc.constantFrom(...compareOps);

export const randomFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Filter>({ kind: 'all' }),
    fc.record({
      kind: fc.constant('in'),
      column: fc.constantFrom(...columns),
      values: fc.array(value, { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('contains'),
      column: fc.constantFrom(...columns),
      text: fc.constantFrom('U', 'É', ''),
    }),
    fc.record({
      kind: fc.constant('compare'),
      column: fc.constantFrom(...columns),
      op,
      value: fc.constantFrom(0, 3, 7, msPerDay),
    }),
    fc.record({
      kind: fc.constant('elapsed'),
      from: fc.constant('at'),
      to: fc.constant('closed'),
      op,
      seconds: fc.constantFrom(0, 86_400),
    }),
    fc.record({ kind: fc.constantFrom('missing', 'empty'), column: fc.constantFrom(...columns) }),
    fc.record({ kind: fc.constantFrom('and', 'or'), of: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not'), of: tie('filter') }),
  ),
})).filter;

const numeric = ['wait', 'score', 'closed'] as const;
const statistic = fc.oneof(
  fc.record({ kind: fc.constantFrom('count', 'sum', 'moments', 'extent', 'distinct', 'daily-distinct') }),
  fc.record({ kind: fc.constant('quantile'), p: fc.constantFrom(0, 0.25, 0.5, 0.9, 1) }),
  fc.record({
    kind: fc.constant('histogram'),
    width: fc.constantFrom(0.5, 1, 2),
    bins: fc.integer({ min: 1, max: 6 }),
  }),
);

export const randomMeasure: fc.Arbitrary<PlanMeasure> = fc
  .tuple(statistic, fc.constantFrom(...numeric), fc.constantFrom(...columns), randomFilter)
  .map(([of, number, any, filter]) => planMeasure(of, columnFor(of, number, any), filter));

/** Ages are counted of measures only. */
function columnFor(of: Statistic, number: (typeof numeric)[number], any: string): string {
  if (of.kind === 'histogram') return number === 'closed' ? 'wait' : number;
  return isNumeric(of) ? number : any;
}

const isNumeric = ({ kind }: Statistic): boolean =>
  kind === 'sum' || kind === 'moments' || kind === 'extent' || kind === 'quantile';

export const randomRange: fc.Arbitrary<DayRange> = fc
  .tuple(fc.integer({ min: -6, max: 10 }), fc.integer({ min: 0, max: 6 }))
  .map(([fromDay, length]) => ({ fromDay, toDay: fromDay + length }));

const planTime: fc.Arbitrary<PlanTime> = fc.record({
  column: fc.constantFrom('at', 'closed'),
  buckets: fc.oneof(
    fc.record({ kind: fc.constant('days'), range: randomRange }),
    fc.record({ kind: fc.constant('ranges'), ranges: fc.array(randomRange, { maxLength: 4 }) }),
  ),
});

/** Of the table `table`; days by either time, overlapping and empty ranges, or no time at all. */
export const randomPlan = (table: string): fc.Arbitrary<CubePlan> =>
  fc
    .record({
      table: fc.constant(table),
      time: optional(planTime),
      by: fc.subarray(['channel', 'tags', 'team', 'topics']),
      measures: fc.array(randomMeasure, { maxLength: 5 }),
    })
    .map((plan) => ({
      ...plan,
      measures: plan.measures.filter(({ statistic: { kind } }) => plan.time !== null || kind !== 'daily-distinct'),
    }));
