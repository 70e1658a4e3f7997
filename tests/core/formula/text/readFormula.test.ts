import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '#core/formula/evaluateExpression.ts';
import { compileFormula } from '#core/formula/text/compileFormula.ts';
import type { FormulaProblem } from '#core/formula/text/problem.ts';
import { readFormula } from '#core/formula/text/readFormula.ts';
import { shownUnits } from '#core/formula/text/units.ts';
import type { Expression } from '#core/model/schema.ts';
import { metricId } from '../../../support/expressions.ts';
import { deskScope } from '../../../support/formulaScope.ts';

const read = (text: string) => readFormula(text, deskScope);
const problems = (text: string): readonly FormulaProblem[] => read(text).problems;
const codes = (text: string): readonly string[] => problems(text).map(({ code }) => code);

function expressionOf(text: string): Expression {
  const { part } = read(text);
  if (part === null) throw new Error(`${text}: ${JSON.stringify(problems(text))}`);
  const compiled = compileFormula(part.of, deskScope.columns, (index) => metricId(`part-${index}`));
  if (compiled.kind !== 'formula') throw new Error(`${text}: one measure`);
  return compiled.expression;
}

function numberFrom(text: string, numbers: Readonly<Record<string, number>> = {}): number {
  const result = evaluateExpression(expressionOf(text), (id) => numbers[id] ?? Number.NaN);
  return result.ok ? result.value : Number.NaN;
}

describe('what binds to what', () => {
  it.each([
    ['2 + 3 * 4', 14],
    ['(2 + 3) × 4', 20],
    ['8 / 4 / 2', 1],
    ['8 − 4 - 2', 2],
    ['-2 * 3', -6],
    ['2 - -3', 5],
    ['2 ÷ 4 % ', 50],
    ['min(3, 1 + 1, 7)', 2],
    ['IF(2 ≤ 2, 1, 0)', 1],
    ['90 min / 1.5 h', 1],
  ])('FORMULA-12 %s is %d', (text, value) => {
    expect(numberFrom(text)).toBe(value);
  });

  it('FORMULA-12 where belongs to the aggregate before it', () => {
    const { part } = read('sum(replies) / count where channel = "chat" and not replies > 3');
    expect(part?.of).toEqual({
      kind: 'binary',
      op: '/',
      left: { kind: 'aggregate', of: { aggregate: 'sum', column: 'replies', filter: { kind: 'all' } } },
      right: {
        kind: 'aggregate',
        of: {
          aggregate: 'count',
          column: null,
          filter: {
            kind: 'and',
            of: [
              { kind: 'in', column: 'channel', values: ['chat'] },
              { kind: 'not', of: { kind: 'compare', column: 'replies', op: '>', value: 3 } },
            ],
          },
        },
      },
    });
    const share = read('count where channel = "chat" / count').part?.of;
    expect(share).toMatchObject({ kind: 'binary', left: { kind: 'aggregate' }, right: { kind: 'aggregate' } });
  });

  it('FORMULA-19 several comparisons in an if', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (volume, other) => {
        const numbers = { volume, abandonment: other };
        const both = numberFrom('if(Volume > 1 and [Customer abandonment] > 1, 1, 0)', numbers);
        const either = numberFrom('if(Volume > 1 or [Customer abandonment] > 1, 1, 0)', numbers);
        const neither = numberFrom('if(not (Volume > 1 or [Customer abandonment] > 1), 1, 0)', numbers);
        expect(both).toBe(volume > 1 && other > 1 ? 1 : 0);
        expect(either).toBe(volume > 1 || other > 1 ? 1 : 0);
        expect(neither).toBe(1 - either);
      }),
    );
  });
});

describe('what does not hold together', () => {
  it.each([
    ['1 +', 'syntax', 2, 3],
    ['sum( + 3', 'syntax', 5, 6],
    ['Volume Volume', 'syntax', 7, 13],
    ['(1', 'syntax', 1, 2],
    ['3 parsecs', 'unknown-unit', 2, 9],
    ['   ', 'empty', 0, 3],
    ['', 'empty', 0, 0],
  ])('FORMULA-13 %s', (text, code, from, to) => {
    expect(problems(text)).toEqual([expect.objectContaining({ code, from, to })]);
    expect(read(text).part).toBeNull();
  });

  it('FORMULA-13 every problem of any text has its place inside it', () => {
    const bits = [
      '1',
      '[CSAT]',
      'CSAT',
      'nobody',
      'count',
      'sum(',
      ')',
      '(',
      ' where ',
      'channel',
      ' = ',
      '"x"',
      '-',
      ',',
    ];
    const anyText = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...bits), { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const { part, problems: found } = read(text);
        for (const { from, to } of found) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(Math.max(text.length, 1));
        }
        expect(part !== null || found.length > 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('names', () => {
  it.each([
    ['[Costumer abandonment]', 'unknown-metric', ['Customer abandonment']],
    ['CSTA + 1', 'unknown-metric', ['CSAT']],
    ['sum(reples)', 'unknown-column', ['replies']],
    ['mean(`First response`)', 'unknown-column', ['first_response']],
    ['medain(replies)', 'unknown-function', ['median', 'mean']],
    ['count where chanel = "chat"', 'unknown-column', ['channel']],
    ['[xyzzy]', 'unknown-metric', []],
  ])('FORMULA-14 %s', (text, code, meant) => {
    expect(problems(text)).toEqual([expect.objectContaining({ code, meant })]);
  });

  it('FORMULA-14 says what was needed', () => {
    expect(codes('replies + 1')).toEqual(['bare-column']);
    expect(codes('sum([CSAT])')).toEqual(['metric-in-aggregate']);
    expect(codes('sum(1 + 2)')).toEqual(['metric-in-aggregate']);
    expect(codes('mean(channel)')).toEqual(['not-numeric']);
    expect(codes('sum()')).toEqual(['arity']);
    expect(codes('count(replies)')).toEqual(['arity']);
    expect(codes('min()')).toEqual(['arity']);
    expect(codes('CSAT where channel = "chat"')).toEqual(['where-without-rows']);
    expect(codes('distinct(channel)')).toEqual([]);
  });

  it('FORMULA-14 max of a column is an aggregate, of a metric the largest', () => {
    expect(read('max(replies)').part?.of.kind).toBe('aggregate');
    expect(read('max(CSAT)').part?.of.kind).toBe('extreme');
    expect(read('max([Volume], 3)').part?.of.kind).toBe('extreme');
  });

  it('FORMULA-14 every problem is told, not only the first', () => {
    expect(codes('nobody + sum(nothing) + medain(replies)')).toEqual([
      'unknown-metric',
      'unknown-column',
      'unknown-function',
    ]);
  });

  it('FORMULA-16 a circle names its way', () => {
    expect(problems('1 - [Resolution rate]')).toEqual([
      { code: 'cycle', path: ['Resolution rate', 'Health'], from: 4, to: 21 },
    ]);
  });
});

describe('units', () => {
  it.each([
    ['Volume + [Handling time]', '+'],
    ['[Handling time] - CSAT', '-'],
    ['[Handling time] * [Handling time]', '*'],
    ['max([Handling time], Volume)', 'branch'],
    ['if([Handling time] > Volume, 1, 0)', 'compare'],
    ['if(Volume > 1, [Handling time], Volume)', 'branch'],
    ['10 min + count', '+'],
  ])('FORMULA-15 refuses %s', (text, op) => {
    expect(problems(text)).toEqual([expect.objectContaining({ code: 'unit-mismatch', op })]);
  });

  it.each([
    ['1 - ([Customer abandonment] + [Follow-up failure])', 'share'],
    ['[Handling time] / Volume', 'seconds'],
    ['[Handling time] + 10 min', 'seconds'],
    ['Volume * [Customer abandonment]', 'count'],
    ['Volume / Volume', 'share'],
    ['sum(replies) / count', 'share'],
    ['sum(first_response) / count', 'seconds'],
    ['mean(first_response)', 'seconds'],
    ['2 * 3', 'number'],
    ['CSAT / 5', 'score'],
    ['1 / Volume', 'number'],
    ['[Customer abandonment] + 5 %', 'share'],
  ])('FORMULA-15 %s is a %s', (text, unit) => {
    const { part } = read(text);
    expect(part === null ? problems(text) : shownUnits(part.unit)[0]).toBe(unit);
  });
});

describe('conditions', () => {
  it('FORMULA-17 are of the kind of their column', () => {
    expect(codes('count where first_response > 10')).toEqual(['condition-mismatch']);
    expect(codes('count where first_response > 10 min')).toEqual([]);
    expect(codes('count where replies > 10 min')).toEqual(['condition-mismatch']);
    expect(codes('count where replies = "ten"')).toEqual(['condition-mismatch']);
    expect(codes('count where channel = 3')).toEqual(['condition-mismatch']);
    expect(codes('count where channel < "chat"')).toEqual(['order-of-text']);
    expect(codes('count where created > 3')).toEqual(['condition-mismatch']);
    expect(codes('count where created > "31.5.2026"')).toEqual(['not-a-date']);
    expect(codes('count where created > "2026-02-30"')).toEqual(['not-a-date']);
    expect(codes('count where closed - created <= 24 h')).toEqual([]);
    expect(codes('count where closed - created <= 24')).toEqual(['condition-mismatch']);
    expect(codes('count where closed - channel <= 24 h')).toEqual(['condition-mismatch']);
    expect(codes('count where channel = note')).toEqual(['two-columns']);
    expect(codes('count where "a" = "a"')).toEqual(['two-literals']);
    expect(codes('count where replies contains "a"')).toEqual(['condition-mismatch']);
    expect(codes('count where channel is empty')).toEqual(['empty-of-tags']);
    expect(codes('count where tags = "refund" and not tags contains "late" or tags is not empty')).toEqual([]);
  });

  it('FORMULA-17 a date and a time of day', () => {
    const filterOf = (text: string) => {
      const of = read(`count where ${text}`).part?.of;
      return of?.kind === 'aggregate' ? of.of.filter : null;
    };
    expect(filterOf('created >= "1970-01-02"')).toMatchObject({ value: 86_400_000 });
    expect(filterOf('created >= "1970-01-02T01:02:03.004"')).toMatchObject({ value: 90_123_004 });
    expect(filterOf('"1970-01-02 01:02" <= created')).toMatchObject({ op: '>=', value: 90_120_000 });
    expect(filterOf('closed - created <= 2 days')).toEqual({
      kind: 'elapsed',
      from: 'created',
      to: 'closed',
      op: '<=',
      seconds: 172_800,
    });
  });

  it('FORMULA-17 a value that no row has is a warning', () => {
    const { part, problems: found } = read('count where channel = "chta"');
    expect(part).not.toBeNull();
    expect(found).toEqual([expect.objectContaining({ code: 'unknown-value', meant: ['chat'] })]);
    expect(codes('count where `issue type` = "anything"')).toEqual([]);
  });
});
