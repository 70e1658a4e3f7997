import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregates, type Dataset, type Measure } from '#core/model/schema.ts';
import { libraryMetric } from '#core/model/templates/library.ts';
import { metricKeys } from '#core/model/templates/metricKey.ts';
import { canonicalFilter } from '#core/plan/canonicalFilter.ts';
import { sampleColumns } from '#core/sample/sampleColumns.ts';
import type { Filter } from '#core/table/filter.ts';
import type { ColumnSchema } from '#core/table/table.ts';
import { columnLabel, conditionColumns, fittingColumns } from '#features/edit/fittingColumns.ts';
import { type ReadDraft, usualDirection, usualUnit, withKind, withMeasure } from '#features/edit/measureDefaults.ts';
import { draftMeasure, emptyMeasure, type MeasureDraft, measureOf } from '#features/edit/measureDraft.ts';
import type { Condition } from '#features/shared/conditions/condition.ts';
import { dataset as plainDataset } from '../../support/deskDoc.ts';

const columns: ColumnSchema[] = sampleColumns.map((column) => ({ ...column, distinct: 3, missing: 0 }));
const dataset: Dataset = {
  ...plainDataset('d1', 'h'),
  columns,
  dateColumn: 'created_at',
  extent: { fromDay: 0, toDay: 9 },
  outcomeRules: { rules: [], otherwise: 'open' },
};

const outcomeIs = (...values: string[]): Condition => ({ kind: 'values', column: 'outcome', negated: false, values });
const share = (...counted: Condition[]): MeasureDraft => ({ ...emptyMeasure, counted });
const of = (kind: MeasureDraft['kind'], column: string | null): MeasureDraft => ({ ...emptyMeasure, kind, column });

describe('a measure that is edited by nobody', () => {
  const flatten = (measure: Measure): unknown =>
    measure.kind === 'share'
      ? { ...measure, part: canonicalFilter(measure.part), whole: canonicalFilter(measure.whole) }
      : measure.kind === 'aggregate'
        ? { ...measure, of: { ...measure.of, filter: canonicalFilter(measure.of.filter) } }
        : measure;

  it.each(metricKeys)('stays what %s is in the library', (key) => {
    const basis = libraryMetric(key).bind(dataset);
    if (basis.kind !== 'measure') return expect(basis.kind).toBe('unbound');
    const back = measureOf(draftMeasure(basis.measure));
    expect(back.ok && flatten(back.value)).toEqual(flatten(basis.measure));
  });

  it('stays the same whatever its conditions', () => {
    const leaf: fc.Arbitrary<Filter> = fc.oneof(
      fc.record({
        kind: fc.constant('in' as const),
        column: fc.constantFrom('channel', 'team'),
        values: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('compare' as const),
        column: fc.constant('csat'),
        op: fc.constantFrom('<' as const, '>=' as const),
        value: fc.integer(),
      }),
      fc.record({ kind: fc.constant('missing' as const), column: fc.constant('agent') }),
    );
    const filter: fc.Arbitrary<Filter> = fc.oneof(
      fc.constant<Filter>({ kind: 'all' }),
      leaf,
      leaf.map((inner): Filter => ({ kind: 'not', of: inner })),
      fc.array(leaf, { minLength: 2, maxLength: 4 }).map((parts): Filter => ({ kind: 'and', of: parts })),
      fc.array(leaf, { minLength: 2, maxLength: 4 }).map((parts): Filter => ({ kind: 'or', of: parts })),
    );
    const measure: fc.Arbitrary<Measure> = fc.oneof(
      fc.record({ kind: fc.constant('share' as const), part: leaf, whole: filter }),
      fc.record({
        kind: fc.constant('aggregate' as const),
        of: fc.record({ aggregate: fc.constant('p90' as const), column: fc.constant('wait_seconds'), filter }),
      }),
    );
    fc.assert(
      fc.property(measure, (given) => {
        const back = measureOf(draftMeasure(given));
        expect(back.ok && flatten(back.value)).toEqual(flatten(given));
      }),
    );
  });
});

describe('a measure that is not complete', () => {
  it.each<[string, MeasureDraft, string]>([
    ['a share that counts everything', share(), 'nothing-counted'],
    ['a condition without a value', share(outcomeIs()), 'open-condition'],
    ['a condition on what it is of', { ...share(outcomeIs('open')), where: [outcomeIs()] }, 'open-condition'],
    ['a median of nothing', of('median', null), 'no-column'],
    ['a ratio that is not there', of('ratio', null), 'no-column'],
  ])('%s says what is missing', (_what, draft, gap) => {
    expect(measureOf(draft)).toEqual({ ok: false, error: gap });
  });

  it('counts no conditions that its kind does not show', () => {
    expect(measureOf({ ...of('count', 'csat'), counted: [outcomeIs()] })).toEqual({
      ok: true,
      value: { kind: 'aggregate', of: { aggregate: 'count', column: null, filter: { kind: 'all' } } },
    });
  });
});

describe('columns to read', () => {
  it('fit the kind of number', () => {
    for (const kind of aggregates) {
      const kinds = new Set(fittingColumns(dataset, kind).map((column) => column.kind));
      if (kind === 'count') expect(kinds.size).toBe(0);
      else if (kind === 'distinct') expect(kinds).toEqual(new Set(['text', 'time', 'dimension', 'measure']));
      else if (kind === 'agent-days') expect(kinds).toEqual(new Set(['text', 'dimension']));
      else expect(kinds).toEqual(new Set(['measure']));
    }
  });

  it('are called by their header, and by their id where it stands twice', () => {
    const twice = {
      ...dataset,
      columns: [...columns, ...columns.filter(({ id }) => id === 'plan').map((c) => ({ ...c, id: 'plan_2' }))],
    };
    expect(conditionColumns(twice).flatMap(({ id, name }) => (id.startsWith('plan') ? [name] : []))).toEqual([
      'Plan (plan)',
      'Plan (plan_2)',
    ]);
    expect(columnLabel(dataset, { id: 'csat', name: 'CSAT' })).toBe('CSAT');
  });

  it('keep what fits the next kind, and take the only one that does', () => {
    expect(withKind(of('mean', 'csat'), 'p90', dataset).column).toBe('csat');
    expect(withKind(of('distinct', 'agent'), 'mean', dataset).column).toBeNull();
    const abandoned = { ...share(outcomeIs('abandoned'), outcomeIs()), where: [outcomeIs('abandoned', 'open')] };
    const number = withKind(abandoned, 'count', dataset);
    expect(number.where).toEqual([outcomeIs('abandoned', 'open'), outcomeIs('abandoned')]);
    expect(withKind(number, 'share', dataset)).toEqual(abandoned);
    const oneNumber = { ...dataset, columns: columns.filter(({ id }) => id === 'csat' || id === 'agent') };
    expect(withKind(share(), 'mean', oneNumber).column).toBe('csat');
  });
});

describe('unit and direction', () => {
  it.each<[MeasureDraft, string, string]>([
    [share(outcomeIs('resolved')), 'share', 'higher'],
    [share(outcomeIs('abandoned', 'open')), 'share', 'lower'],
    [share({ kind: 'values', column: 'outcome', negated: true, values: ['resolved'] }), 'share', 'lower'],
    [share({ kind: 'values', column: 'channel', negated: false, values: ['chat'] }), 'share', 'neither'],
    [of('count', null), 'count', 'neither'],
    [{ ...of('count', null), where: [outcomeIs('abandoned')] }, 'count', 'lower'],
    [of('median', 'wait_seconds'), 'seconds', 'lower'],
    [of('mean', 'csat'), 'score', 'higher'],
    [of('sum', 'csat'), 'number', 'neither'],
    [of('sum', 'replies_count'), 'count', 'neither'],
    [of('mean', 'replies_count'), 'number', 'neither'],
    [of('distinct', 'agent'), 'count', 'neither'],
  ])('are the usual ones of %j', (draft, unit, direction) => {
    expect(usualUnit(draft, dataset)).toBe(unit);
    expect(usualDirection(draft, usualUnit(draft, dataset))).toBe(direction);
  });

  it('follow the measure until they are chosen', () => {
    const start: ReadDraft = { measure: of('count', null), unit: 'count', direction: 'neither' };
    const wait = withMeasure(start, of('mean', 'wait_seconds'), dataset);
    expect(wait).toMatchObject({ unit: 'seconds', direction: 'lower' });
    const score = withMeasure({ ...wait, direction: 'higher', unit: 'number' }, of('mean', 'csat'), dataset);
    expect(score).toMatchObject({ unit: 'number', direction: 'higher' });
    expect(withMeasure(score, share(outcomeIs('abandoned')), dataset)).toMatchObject({ unit: 'share' });
  });
});
