import { describe, expect, test } from 'vitest';
import type { Basis } from '#core/model/schema.ts';
import { BasisSchema } from '#core/model/schema.ts';
import { libraryMetric } from '#core/model/templates/library.ts';
import { type MetricKey, metricKeys } from '#core/model/templates/metricKey.ts';
import type { Filter } from '#core/table/filter.ts';
import { filterColumns } from '#core/table/filter-columns.ts';
import { compileFilter } from '#core/table/match.ts';
import type { Column, ColumnRole } from '#core/table/table.ts';
import { metricTexts } from '#text/metrics.ts';
import { column, dataset, fullDataset, without } from './datasets.ts';

function measureOf(basis: Basis) {
  if (basis.kind !== 'measure') throw new Error(`not bound: ${JSON.stringify(basis)}`);
  return basis.measure;
}

function shareOf(basis: Basis) {
  const measure = measureOf(basis);
  if (measure.kind !== 'share') throw new Error(`not a share: ${measure.kind}`);
  return measure;
}

function columnsOf(basis: Basis): readonly string[] {
  const measure = measureOf(basis);
  if (measure.kind === 'share') return [...filterColumns(measure.part), ...filterColumns(measure.whole)];
  const parts = measure.kind === 'ratio' ? [measure.numerator, measure.denominator] : [measure.of];
  return parts.flatMap((part) => [...(part.column === null ? [] : [part.column]), ...filterColumns(part.filter)]);
}

/** For each cell of one column, whether the filter holds. */
function holds(filter: Filter, id: string, cells: readonly (string | number | null)[]): readonly boolean[] {
  const test = compileFilter(filter, new Map([[id, columnFrom(cells)]]));
  if (!test.ok) throw new Error(test.error.column);
  return cells.map((_, row) => test.value(row));
}

function columnFrom(cells: readonly (string | number | null)[]): Column {
  const words = cells.filter((cell) => typeof cell === 'string');
  if (words.length === 0)
    return { kind: 'measure', values: Float64Array.from(cells, (cell) => Number(cell ?? Number.NaN)) };
  const dictionary = [...new Set(words)];
  const codes = Uint8Array.from(cells, (cell) => (cell === null ? 0 : dictionary.indexOf(String(cell)) + 1));
  return { kind: 'dimension', dictionary, codes };
}

describe('metric library', () => {
  test.each(metricKeys)('TEMPLATE-6 %s binds on a dataset with all roles, to columns that are there', (key) => {
    const basis = libraryMetric(key).bind(fullDataset);
    expect(BasisSchema.parse(basis)).toEqual(basis);
    const known = fullDataset.columns.map(({ id }) => id);
    expect(known).toEqual(expect.arrayContaining([...columnsOf(basis)]));
  });

  test.each(metricKeys)('TEMPLATE-4 %s names exactly the roles that are lacking', (key) => {
    const { needs, bind } = libraryMetric(key);
    for (const role of needs) expect(bind(without(fullDataset, role))).toEqual({ kind: 'unbound', needs: [role] });
    if (needs.length > 0) expect(bind(dataset([]))).toEqual({ kind: 'unbound', needs });
    const others = fullDataset.columns.flatMap(({ role }) => (role === null || needs.includes(role) ? [] : [role]));
    expect(bind(without(fullDataset, ...others)).kind).toBe('measure');
  });

  test('TEMPLATE-4 a role on a column of the wrong kind is lacking', () => {
    const wrong: readonly (readonly [MetricKey, ColumnRole])[] = [
      ['longest_wait', 'wait_seconds'],
      ['first_response_median', 'first_response_seconds'],
      ['reopen_rate', 'reopened_count'],
    ];
    for (const [key, role] of wrong) {
      const basis = libraryMetric(key).bind(dataset([column({ id: 'x', kind: 'text', role })]));
      expect(basis).toEqual({ kind: 'unbound', needs: [role] });
    }
  });

  test('TEMPLATE-4 the first usable column with the role is taken, whatever its id', () => {
    const columns = [
      column({ id: 'note', kind: 'text', role: 'wait_seconds' }),
      column({ id: 'queue_s', kind: 'measure', role: 'wait_seconds' }),
      column({ id: 'other_s', kind: 'measure', role: 'wait_seconds' }),
    ];
    expect(columnsOf(libraryMetric('longest_wait').bind(dataset(columns)))).toEqual(['queue_s']);
  });

  test('TEMPLATE-5 without outcome rules the outcome is lacking', () => {
    const plain = { ...fullDataset, outcomeRules: null };
    expect(libraryMetric('resolution_rate').bind(plain)).toEqual({ kind: 'unbound', needs: ['outcome'] });
    expect(libraryMetric('escalation_rate').bind(plain).kind).toBe('measure');
  });

  test('TEMPLATE-7 CSAT as a score counts 4 and 5 among those that answered', () => {
    const { part, whole } = shareOf(libraryMetric('csat').bind(fullDataset));
    const cells = [1, 2, 3, 4, 5, null];
    expect(holds(part, 'csat', cells)).toEqual([false, false, false, true, true, false]);
    expect(holds(whole, 'csat', cells)).toEqual([true, true, true, true, true, false]);
  });

  test('TEMPLATE-7 CSAT as a share counts from 0.8', () => {
    const scored = dataset([column({ id: 'csat', kind: 'measure', unit: 'share', role: 'csat' })]);
    expect(holds(shareOf(libraryMetric('csat').bind(scored)).part, 'csat', [0.79, 0.8, 1])).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('TEMPLATE-7 CSAT in words counts the good among good and bad, whatever the capitals', () => {
    const { part, whole } = shareOf(libraryMetric('csat').bind(dataset([column({ id: 'csat', role: 'csat' })])));
    const cells = ['good', 'Good', 'GOOD', 'bad', 'Unsatisfied', 'offered', 'Not asked', null];
    expect(holds(part, 'csat', cells)).toEqual([true, true, true, false, false, false, false, false]);
    expect(holds(whole, 'csat', cells)).toEqual([true, true, true, true, true, false, false, false]);
    const digits = ['5', '4', '3', '1', null];
    expect(holds(part, 'csat', digits)).toEqual([true, true, false, false, false]);
    expect(holds(whole, 'csat', digits)).toEqual([true, true, true, true, false]);
  });

  test('TEMPLATE-8 the escalation rate is of conversations with an agent, or of all', () => {
    expect(shareOf(libraryMetric('escalation_rate').bind(fullDataset))).toEqual({
      kind: 'share',
      part: { kind: 'in', column: 'escalated', values: ['true'] },
      whole: { kind: 'not', of: { kind: 'missing', column: 'agent' } },
    });
    expect(shareOf(libraryMetric('escalation_rate').bind(without(fullDataset, 'agent'))).whole).toEqual({
      kind: 'all',
    });
  });

  test('TEMPLATE-8 truth is read from words and from ones', () => {
    const ones = dataset([column({ id: 'esc', kind: 'measure', unit: 'count', role: 'escalated' })]);
    const { part } = shareOf(libraryMetric('escalation_rate').bind(ones));
    expect(holds(part, 'esc', [0, 1, null])).toEqual([false, true, false]);
    const words = shareOf(libraryMetric('escalation_rate').bind(fullDataset)).part;
    expect(holds(words, 'escalated', ['false', 'true', null])).toEqual([false, true, false]);
  });

  test('TEMPLATE-13 first contact resolution speaks of reopening and escalation only where they are known', () => {
    const all = columnsOf(libraryMetric('first_contact_resolution').bind(fullDataset));
    expect(new Set(all)).toEqual(new Set(['outcome', 'replies_count', 'reopened_count', 'escalated', 'agent']));
    const few = columnsOf(
      libraryMetric('first_contact_resolution').bind(without(fullDataset, 'reopened_count', 'escalated', 'agent')),
    );
    expect(new Set(few)).toEqual(new Set(['outcome', 'replies_count']));
  });

  test('TEMPLATE-11 reference bands', () => {
    const bands = (key: MetricKey) =>
      libraryMetric(key).reference.map(({ channel, atLeast, atMost }) => [channel, atLeast, atMost]);
    expect(bands('resolution_rate')).toEqual([
      ['chat', 0.7, 0.85],
      ['email', 0.75, 0.9],
      ['messaging', 0.6, 0.8],
      ['phone', 0.8, 0.95],
      ['bot', 0.2, 0.4],
    ]);
    expect(bands('first_response_median')).toEqual([[null, null, 600]]);
    expect(bands('resolution_time_median')).toEqual([['messaging', null, 1800]]);
    expect(bands('backlog')).toEqual([]);
  });

  test('TEMPLATE-10 every metric has its words, and every name stands once', () => {
    const names = metricKeys.map((key) => metricTexts[key].name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const key of metricKeys) {
      const { name, description, good, beside } = metricTexts[key];
      expect(name.length).toBeLessThanOrEqual(60);
      for (const sentence of [description, good, beside]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});
