import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldRows } from '#core/contribution/foldRows.ts';
import { segmentLines, shareOfChange, sortLines } from '#features/drill/segmentLines.ts';
import { segmentRow, segmentSplit } from '../../support/changeFacts.ts';

const rows = [
  segmentRow('a10', { rate: -0.03, n: { baseline: 5, current: 50 }, before: 0.9 }),
  segmentRow('a9', { rate: 0.01, mix: -0.02, n: { baseline: 5, current: 9 }, before: null, presence: 'new' }),
  segmentRow(null, { rate: 0.002, n: { baseline: 5, current: 70 }, before: 0.2 }),
  segmentRow('(missing)', { rate: -0.001, before: 0.3 }),
  segmentRow('tiny', { rate: 0.0001, before: null }),
];
const folded = foldRows(segmentSplit(rows), 3);
const names = (columnId: string, direction: 'ascending' | 'descending'): readonly (string | null)[] =>
  sortLines(segmentLines(folded), { columnId, direction }).map(({ key }) => key);

describe('segment lines', () => {
  it('have keys that no value can collide with, and the folded rest last', () => {
    const lines = segmentLines(foldRows(segmentSplit(rows), 5));
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    expect(lines.map(({ key }) => key)).toEqual(expect.arrayContaining(['missing', 'value:(missing)']));
    expect(segmentLines(folded).at(-1)).toMatchObject({ kind: 'others', count: 2, value: null });
  });

  it('sort by any column, effects by size, names as people count', () => {
    expect(names('contribution', 'descending')).toEqual(['value:a10', 'value:a9', 'missing', 'others']);
    expect(names('mix', 'descending')[0]).toBe('value:a9');
    expect(names('rate', 'ascending')).toEqual(['missing', 'value:a9', 'value:a10', 'others']);
    expect(names('value', 'ascending')).toEqual(['missing', 'value:a9', 'value:a10', 'others']);
    expect(names('value', 'descending')).toEqual(['value:a10', 'value:a9', 'missing', 'others']);
    expect(names('n', 'descending')).toEqual(['missing', 'value:a10', 'value:a9', 'others']);
    expect(names('before', 'ascending')).toEqual(['value:a9', 'missing', 'value:a10', 'others']);
    expect(names('share', 'descending')).toEqual(names('contribution', 'descending'));
  });

  it('sort the same whatever the order they come in, with several numbers missing', () => {
    const before = fc.option(fc.constantFrom(0.1, 0.2, 0.3), { nil: null });
    fc.assert(
      fc.property(fc.array(before, { minLength: 1, maxLength: 12 }), (values) => {
        const lines = segmentLines(
          foldRows(segmentSplit(values.map((each, i) => segmentRow(`s${i}`, { before: each }))), 20),
        );
        const sort = { columnId: 'before', direction: 'ascending' } as const;
        const read = (all: typeof lines) => sortLines(all, sort).map((line) => line.before);
        expect(read(lines.toReversed())).toEqual(read(lines));
        expect(read(lines)).toEqual(values.toSorted((a, b) => (a ?? -1) - (b ?? -1)));
      }),
    );
  });

  it('have a share of the change only where it means something', () => {
    expect(shareOfChange(folded, folded.change)).toBe(1);
    expect(shareOfChange(folded, folded.change / 4)).toBeCloseTo(0.25, 12);
    const cancelling = segmentSplit([segmentRow('a', { rate: 0.05 }), segmentRow('b', { rate: -0.0499 })]);
    expect(shareOfChange(foldRows(cancelling, 9), 0.05)).toBeNull();
    const still = segmentSplit([segmentRow('a', { rate: 0.05 }), segmentRow('b', { rate: -0.05 })]);
    expect(shareOfChange(foldRows(still, 9), 0.05)).toBeNull();
    expect(shareOfChange(foldRows(segmentSplit([]), 9), 0)).toBeNull();
  });
});
