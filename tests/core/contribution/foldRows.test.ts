import { describe, expect, it } from 'vitest';
import { foldRows } from '#core/contribution/foldRows.ts';
import { times } from '../../support/expressions.ts';
import { cell, desk, exact, example, rate, split } from '../../support/splitTree.ts';
import { aggregate } from '../../support/treeDoc.ts';

describe("Simpson's paradox", () => {
  it('CONTRIB-18 every channel better, the total worse', () => {
    const cells = [cell([80, 100], [41, 50]), cell([10, 50], [25, 100])];
    const result = exact(split(rate, { rate: cells }, ['chat', 'bot']));
    expect(result.change).toBeLessThan(0);
    expect(result.rate).toBeGreaterThan(0);
    expect(result.simpson).toBe(true);
  });

  it('CONTRIB-18 most of the volume against the total', () => {
    const cells = [cell([500, 1000], [510, 1000]), cell([400, 500], [100, 500])];
    const result = exact(split(rate, { rate: cells }, ['most', 'few']));
    expect(result).toMatchObject({ simpson: true });
    expect(Math.sign(result.rate)).toBe(Math.sign(result.change));
  });

  it('CONTRIB-18 not where all go one way, where nothing changed, or by a trifle', () => {
    expect(exact(split(rate, { rate: example })).simpson).toBe(false);
    expect(exact(split(rate, { rate: [cell([5, 10], [5, 10])] }, ['a'])).simpson).toBe(false);
    const trifle = [cell([50, 100], [150, 300]), cell([90, 100], [91, 101])];
    const result = exact(split(rate, { rate: trifle }, ['a', 'b']));
    expect(result.rate).toBeGreaterThan(0);
    expect(result.change).toBeLessThan(0);
    expect(result.simpson).toBe(false);
  });
});

describe('foldRows', () => {
  const cells = Array.from({ length: 12 }, (_, index) => cell([40 + index, 100], [60 - 2 * index, 100 + 10 * index]));
  const values = cells.map((_, index) => `v${index}`);
  const whole = exact(split(rate, { rate: cells }, values));

  it('CONTRIB-19 puts rows with few conversations in both periods among the others, and keeps the sums', () => {
    const some = [cell([60, 100], [40, 100]), cell([9, 10], [1, 10]), cell([1, 9], [8, 9]), cell([2, 9], [50, 100])];
    const split4 = exact(split(rate, { rate: some }, ['large', 'few', 'fewer', 'grown']));
    const folded = foldRows(split4, 5, 30);
    expect(folded.rows.map(({ value }) => value).toSorted()).toEqual(['grown', 'large']);
    expect(folded.others?.count).toBe(2);
    const total = folded.rows.reduce((sum, row) => sum + row.contribution, folded.others?.contribution ?? 0);
    expect(total).toBeCloseTo(split4.change, 14);
    expect(foldRows(split4, 5, 5).others).toBeNull();
    expect(foldRows(split4, 5, 1_000).rows).toHaveLength(4);
    const one = exact(split(rate, { rate: some.slice(0, 2) }, ['large', 'few']));
    expect(foldRows(one, 5, 30).others).toBeNull();
  });

  it('CONTRIB-19 keeps the largest either way, and the sums', () => {
    const folded = foldRows(whole, 5);
    expect(folded.rows).toHaveLength(5);
    expect(folded.others?.count).toBe(7);
    const least = Math.min(...folded.rows.map((each) => Math.abs(each.contribution)));
    const kept = new Set(folded.rows.map((each) => each.value));
    for (const each of whole.rows)
      if (!kept.has(each.value)) expect(Math.abs(each.contribution)).toBeLessThanOrEqual(least);
    for (const effect of ['rate', 'mix', 'contribution'] as const) {
      const total = folded.rows.reduce((sum, each) => sum + each[effect], folded.others?.[effect] ?? 0);
      expect(total).toBeCloseTo(effect === 'contribution' ? whole.change : whole[effect], 14);
    }
    const volume = folded.rows.reduce((sum, each) => sum + each.n.current, folded.others?.n.current ?? 0);
    expect(volume).toBe(1860);
  });

  it('CONTRIB-19 never folds one row alone', () => {
    expect(foldRows(whole, 12).others).toBeNull();
    expect(foldRows(whole, 11)).toMatchObject({ others: null });
    expect(foldRows(whole, 11).rows).toHaveLength(12);
    expect(foldRows(whole, 10).others?.count).toBe(2);
    expect(foldRows(whole, 0)).toMatchObject({ rows: [], others: { count: 12 } });
  });

  it('CONTRIB-20 the others have their own value where it follows from the rows', () => {
    const { others, rows } = foldRows(whole, 5);
    const kept = new Set(rows.map((each) => each.value));
    const rest = cells.filter((_, index) => !kept.has(`v${index}`));
    const hits = rest.reduce((sum, each) => sum + each.current[0], 0);
    const n = rest.reduce((sum, each) => sum + each.current[1], 0);
    expect(others?.after).toBeCloseTo(hits / n, 12);
    const counts = exact(split({ name: 'volume', of: aggregate('count') }, { volume: cells }, values));
    const folded = foldRows(counts, 5);
    const known = folded.rows.reduce((sum, each) => sum + (each.before ?? 0), folded.others?.before ?? Number.NaN);
    expect(known).toBeCloseTo(counts.baseline, 12);
    const product = exact(split(desk(times('a', 'b')), { a: cells, b: cells, c: cells }, values));
    expect(foldRows(product, 5).others).toMatchObject({ before: null, after: null });
  });

  it('CONTRIB-20 the others have no value on a side without volume', () => {
    const young = cells.map((each, index) => (index < 2 ? each : cell([0, 0], each.current)));
    const late = exact(split(rate, { rate: young }, values));
    const newest = late.rows.map((each) => ({ ...each, contribution: each.presence === 'both' ? 9 : 0 }));
    expect(foldRows({ ...late, rows: newest }, 2).others).toMatchObject({ count: 10, before: null });
  });
});
