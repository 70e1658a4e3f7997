import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOps, type Filter } from '#core/table/filter.ts';
import { filterColumns } from '#core/table/filter-columns.ts';
import { type ColumnsById, compileFilter, filterMask } from '#core/table/match.ts';
import type { Column } from '#core/table/table.ts';
import { makeTags } from '#core/table/tags.ts';
import { textCell } from '#core/table/text.ts';

const utf8 = new TextEncoder();

function textColumn(cells: readonly string[]): Extract<Column, { kind: 'text' }> {
  const parts = cells.map((cell) => utf8.encode(cell));
  const offsets = new Uint32Array(cells.length + 1);
  parts.forEach((part, row) => {
    offsets[row + 1] = (offsets[row] ?? 0) + part.length;
  });
  return { kind: 'text', offsets, bytes: Uint8Array.from(parts.flatMap((part) => [...part])) };
}

const columns: ColumnsById = new Map<string, Column>([
  ['status', { kind: 'dimension', codes: Uint8Array.of(1, 2, 0, 1, 3), dictionary: ['Solved', 'Open', '3'] }],
  ['wait', { kind: 'measure', values: Float64Array.of(0, 60, Number.NaN, -5, 1) }],
  ['opened', { kind: 'time', values: Float64Array.of(0, 0, 0, 10_000, Number.NaN) }],
  ['closed', { kind: 'time', values: Float64Array.of(5_000, 0, Number.NaN, 4_000, 1) }],
  ['tags', makeTags([['vip', 'refund', 'vip'], [], null, ['3', 'refund'], ['Bug']], Uint8Array.of(0, 1, 2, 3, 4))],
  ['note', textColumn(['Straße', 'the BUG', '', '42', 'naïve 🙂'])],
]);
const rowCount = 5;

function rowsOf(filter: Filter): readonly number[] {
  const mask = filterMask(filter, columns, rowCount);
  if (!mask.ok) throw new Error(mask.error.column);
  return [...mask.value].flatMap((hit, row) => (hit === 1 ? [row] : []));
}

describe('filters over rows', () => {
  it('TABLE-1 all, and of nothing, or of nothing', () => {
    expect(rowsOf({ kind: 'all' })).toEqual([0, 1, 2, 3, 4]);
    expect(rowsOf({ kind: 'and', of: [] })).toEqual([0, 1, 2, 3, 4]);
    expect(rowsOf({ kind: 'or', of: [] })).toEqual([]);
  });

  it('TABLE-2 in takes values as they stand, and null for missing', () => {
    expect(rowsOf({ kind: 'in', column: 'status', values: ['Solved'] })).toEqual([0, 3]);
    expect(rowsOf({ kind: 'in', column: 'status', values: ['solved', ' Open'] })).toEqual([]);
    expect(rowsOf({ kind: 'in', column: 'status', values: ['Open', null] })).toEqual([1, 2]);
    expect(rowsOf({ kind: 'in', column: 'note', values: ['the BUG', null] })).toEqual([1, 2]);
  });

  it('TABLE-3 a missing cell fails every comparison, != included', () => {
    for (const op of compareOps) {
      expect(rowsOf({ kind: 'compare', column: 'wait', op, value: 1 })).not.toContain(2);
    }
    expect(rowsOf({ kind: 'missing', column: 'wait' })).toEqual([2]);
    expect(rowsOf({ kind: 'missing', column: 'status' })).toEqual([2]);
    expect(rowsOf({ kind: 'missing', column: 'note' })).toEqual([2]);
    expect(rowsOf({ kind: 'not', of: { kind: 'in', column: 'status', values: ['Solved'] } })).toEqual([1, 2, 4]);
  });

  it('TABLE-4 contains ignores case and leaves numbers and times alone', () => {
    expect(rowsOf({ kind: 'contains', column: 'status', text: 'SOL' })).toEqual([0, 3]);
    expect(rowsOf({ kind: 'contains', column: 'note', text: 'bug' })).toEqual([1]);
    expect(rowsOf({ kind: 'contains', column: 'note', text: '🙂' })).toEqual([4]);
    expect(rowsOf({ kind: 'contains', column: 'wait', text: '6' })).toEqual([]);
    expect(rowsOf({ kind: 'contains', column: 'opened', text: '0' })).toEqual([]);
  });

  it('TABLE-5 compare reads dimension and text values as numbers', () => {
    expect(rowsOf({ kind: 'compare', column: 'status', op: '>=', value: 3 })).toEqual([4]);
    expect(rowsOf({ kind: 'compare', column: 'note', op: '=', value: 42 })).toEqual([3]);
    expect(rowsOf({ kind: 'compare', column: 'status', op: '!=', value: 7 })).toEqual([4]);
    expect(rowsOf({ kind: 'compare', column: 'wait', op: '<', value: 1 })).toEqual([0, 3]);
    expect(rowsOf({ kind: 'compare', column: 'wait', op: '<=', value: 1 })).toEqual([0, 3, 4]);
    expect(rowsOf({ kind: 'compare', column: 'wait', op: '>', value: 1 })).toEqual([1]);
  });

  it('TABLE-6 in on a measure or a time compares numbers', () => {
    expect(rowsOf({ kind: 'in', column: 'wait', values: ['1.0', '60'] })).toEqual([1, 4]);
    expect(rowsOf({ kind: 'in', column: 'wait', values: [''] })).toEqual([]);
    expect(rowsOf({ kind: 'in', column: 'wait', values: [null] })).toEqual([2]);
    expect(rowsOf({ kind: 'in', column: 'opened', values: ['10000'] })).toEqual([3]);
  });

  it('TABLE-7 elapsed is to − from in seconds', () => {
    const elapsed = (op: '<' | '>=', seconds: number): Filter => ({
      kind: 'elapsed',
      from: 'opened',
      to: 'closed',
      op,
      seconds,
    });
    expect(rowsOf(elapsed('>=', 0))).toEqual([0, 1]);
    expect(rowsOf(elapsed('<', 0))).toEqual([3]);
    expect(rowsOf({ kind: 'elapsed', from: 'opened', to: 'wait', op: '>', seconds: -1 })).toEqual([]);
  });

  it('TABLE-8 an unknown column is an error wherever it stands', () => {
    const filter: Filter = {
      kind: 'and',
      of: [{ kind: 'all' }, { kind: 'not', of: { kind: 'missing', column: 'gone' } }],
    };
    const error = { ok: false, error: { code: 'unknown-column', column: 'gone' } };
    expect(filterMask(filter, columns, rowCount)).toEqual(error);
    expect(compileFilter(filter, columns)).toEqual(error);
    expect(compileFilter({ kind: 'elapsed', from: 'opened', to: 'gone', op: '<', seconds: 1 }, columns)).toEqual(error);
  });

  it('TABLE-15 one tag is enough, and none of several is the opposite', () => {
    const has = (...values: readonly string[]): Filter => ({ kind: 'in', column: 'tags', values });
    expect(rowsOf(has('refund'))).toEqual([0, 3]);
    expect(rowsOf(has('vip', 'Bug'))).toEqual([0, 4]);
    expect(rowsOf({ kind: 'and', of: [has('refund'), has('3')] })).toEqual([3]);
    expect(rowsOf({ kind: 'not', of: has('refund', 'Bug') })).toEqual([1, 2]);
    expect(rowsOf({ kind: 'contains', column: 'tags', text: 'U' })).toEqual([0, 3, 4]);
    expect(rowsOf({ kind: 'compare', column: 'tags', op: '<', value: 9 })).toEqual([3]);
  });

  it('TABLE-16 unknown tags are not the same as none', () => {
    expect(rowsOf({ kind: 'empty', column: 'tags' })).toEqual([1]);
    expect(rowsOf({ kind: 'missing', column: 'tags' })).toEqual([2]);
    expect(rowsOf({ kind: 'in', column: 'tags', values: [null, 'vip'] })).toEqual([0, 2]);
    for (const column of ['status', 'wait', 'opened', 'note']) expect(rowsOf({ kind: 'empty', column })).toEqual([]);
  });

  it('TABLE-12 lists the columns of a filter once, in order', () => {
    const filter: Filter = {
      kind: 'or',
      of: [
        { kind: 'elapsed', from: 'b', to: 'a', op: '<', seconds: 1 },
        { kind: 'not', of: { kind: 'contains', column: 'a', text: '' } },
        { kind: 'compare', column: 'c', op: '=', value: 1 },
        { kind: 'all' },
      ],
    };
    expect(filterColumns(filter)).toEqual(['b', 'a', 'c']);
  });
});

const columnId = fc.constantFrom('status', 'wait', 'opened', 'closed', 'note', 'tags');
const op = fc.constantFrom(...compareOps);
const bound = fc.constantFrom(-5, 0, 1, 3, 42, 60, 4_000, Number.MAX_VALUE);
const word = fc.constantFrom('Solved', 'Open', '3', '1', 'bug', '', 'ß');
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc.constant<Filter>({ kind: 'all' }),
  fc.record({ kind: fc.constant('in' as const), column: columnId, values: fc.array(fc.option(word)) }),
  fc.record({ kind: fc.constant('contains' as const), column: columnId, text: word }),
  fc.record({ kind: fc.constant('compare' as const), column: columnId, op, value: bound }),
  fc.record({ kind: fc.constant('elapsed' as const), from: columnId, to: columnId, op, seconds: bound }),
  fc.record({ kind: fc.constantFrom('missing' as const, 'empty' as const), column: columnId }),
);
const { tree: filters } = fc.letrec<{ tree: Filter }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ kind: fc.constant('and' as const), of: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('or' as const), of: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
  ),
}));

describe('laws of filters', () => {
  it('TABLE-9 mask and row test agree', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const test = compileFilter(filter, columns);
        if (!test.ok) return false;
        const byRow = [0, 1, 2, 3, 4].filter((row) => test.value(row));
        expect(rowsOf(filter)).toEqual(byRow);
        return true;
      }),
      { numRuns: 500 },
    );
  });

  it('TABLE-10 De Morgan', () => {
    fc.assert(
      fc.property(fc.array(filters, { maxLength: 3 }), (of) => {
        const negated = of.map((part): Filter => ({ kind: 'not', of: part }));
        expect(rowsOf({ kind: 'not', of: { kind: 'and', of } })).toEqual(rowsOf({ kind: 'or', of: negated }));
        expect(rowsOf({ kind: 'not', of: { kind: 'or', of } })).toEqual(rowsOf({ kind: 'and', of: negated }));
      }),
    );
  });
});

describe('text cells', () => {
  it('TABLE-11 decodes what an encoder wrote', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (cells) => {
        const column = textColumn(cells);
        expect(cells.map((_, row) => textCell(column, row) ?? '')).toEqual(cells);
      }),
    );
  });

  it('TABLE-11 reads malformed bytes as U+FFFD and goes on', () => {
    const bytes = Uint8Array.of(0x61, 0xff, 0x62, 0xed, 0xa0, 0x80, 0xc3);
    expect(textCell({ kind: 'text', offsets: Uint32Array.of(0, 7), bytes }, 0)).toBe(
      'a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFD',
    );
    expect(textCell({ kind: 'text', offsets: Uint32Array.of(0, 0), bytes }, 0)).toBeNull();
  });
});
