import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '#core/formula/evaluateExpression.ts';
import { metricsOf } from '#core/formula/metricsOf.ts';
import { print } from '#core/formula/print.ts';
import { shape } from '#core/formula/shape.ts';
import { withoutTerm } from '#core/formula/withoutTerm.ts';
import { withTerm } from '#core/formula/withTerm.ts';
import { type Expression, ExpressionSchema, type MetricId } from '#core/model/schema.ts';
import {
  anyBranching,
  anyExpression,
  max,
  metricId,
  min,
  minus,
  negate,
  over,
  part,
  plus,
  times,
  when,
} from '../../support/expressions.ts';

const values: Readonly<Record<string, number>> = { a: 2, b: 3, c: 5, d: 7, zero: 0 };
const numberOf = (id: MetricId): number => values[id] ?? Number.NaN;
const text = (expression: Expression): string => print(expression, (id) => id);

function value(expression: Expression): number {
  const result = evaluateExpression(expression, numberOf);
  return result.ok ? result.value : Number.NaN;
}

describe('evaluate', () => {
  it('FORMULA-1 does the arithmetic as written', () => {
    expect(value(part(4))).toBe(4);
    expect(value(minus(1, plus('a', 'b')))).toBe(-4);
    expect(value(plus(times('a', 'b'), negate(over('c', 'a'))))).toBe(3.5);
    expect(value(times('zero', 'a'))).toBe(0);
  });

  it('FORMULA-2 a divisor of 0 is an error anywhere', () => {
    const error = { ok: false, error: { code: 'division-by-zero' } };
    for (const formula of [
      over('a', 'zero'),
      over(0, 0),
      negate(over(1, 'zero')),
      plus('a', over('a', minus('b', 'b'))),
      plus(over('a', 'zero'), 'a'),
    ])
      expect(evaluateExpression(formula, numberOf)).toEqual(error);
  });
});

describe('print', () => {
  it('FORMULA-3 brackets only what would read differently', () => {
    expect(text(minus(1, plus(plus('a', 'b'), 'c')))).toBe('1 − (a + b + c)');
    expect(text(minus(minus('a', 'b'), 'c'))).toBe('a − b − c');
    expect(text(minus('a', minus('b', 'c')))).toBe('a − (b − c)');
    expect(text(over(times('a', 'b'), 'c'))).toBe('a × b ÷ c');
    expect(text(over('a', times('b', 'c')))).toBe('a ÷ (b × c)');
    expect(text(plus(times('a', 'b'), 'c'))).toBe('a × b + c');
    expect(text(times('a', plus('b', 'c')))).toBe('a × (b + c)');
    expect(text(negate('a'))).toBe('−a');
    expect(text(negate(negate('a')))).toBe('−(−a)');
    expect(text(plus('a', negate('b')))).toBe('a + (−b)');
    expect(text(times(-2, 'a'))).toBe('−2 × a');
    expect(text(minus('a', -2.5))).toBe('a − (−2.5)');
    expect(text(negate(plus('a', 'b')))).toBe('−(a + b)');
  });

  it('FORMULA-3 what is printed evaluates to the same number, by the arithmetic of another reader', () => {
    fc.assert(
      fc.property(anyExpression(['a', 'b', 'c', 'd']), (expression) => {
        const script = text(expression).replaceAll('−', '-').replaceAll('×', '*').replaceAll('÷', '/');
        const read: unknown = new Function('a', 'b', 'c', 'd', `return ${script};`)(2, 3, 5, 7);
        const ours = evaluateExpression(expression, numberOf);
        if (ours.ok) expect(read).toBe(ours.value);
      }),
      { numRuns: 2000 },
    );
  });

  it('FORMULA-4 lists metrics once, in order of first mention', () => {
    expect(metricsOf(plus(times('c', 'a'), negate(over('a', 'b'))))).toEqual(['c', 'a', 'b']);
    expect(metricsOf(part(1))).toEqual([]);
  });
});

describe('min, max and if', () => {
  it('FORMULA-9 are the smallest, the largest, and the branch that the condition chooses', () => {
    expect(value(min('c', 'a', times('b', 'b')))).toBe(2);
    expect(value(max('c', 'a', negate('d')))).toBe(5);
    expect(value(min('a'))).toBe(2);
    const chosen = (op: Parameters<typeof when>[0][1]) => [
      value(when(['a', op, 'b'], 'c', 'd')),
      value(when(['a', op, 2], 'c', 'd')),
    ];
    expect(chosen('<')).toEqual([5, 7]);
    expect(chosen('<=')).toEqual([5, 5]);
    expect(chosen('>')).toEqual([7, 7]);
    expect(chosen('>=')).toEqual([7, 5]);
    expect(chosen('=')).toEqual([7, 5]);
    expect(chosen('!=')).toEqual([5, 7]);
  });

  it('FORMULA-9 an error counts where it is come to', () => {
    const bad = over('a', 'zero');
    expect(value(when(['zero', '=', 0], 0, bad))).toBe(0);
    for (const formula of [
      when([bad, '<', 1], 1, 2),
      when(['a', '<', bad], 1, 2),
      when(['a', '=', 2], bad, 1),
      min(1, bad),
    ])
      expect(evaluateExpression(formula, numberOf)).toEqual({ ok: false, error: { code: 'division-by-zero' } });
  });

  it('FORMULA-3 are written as functions, without brackets inside', () => {
    expect(text(minus(1, min(plus('a', 'b'), 'c')))).toBe('1 − min(a + b, c)');
    expect(text(times(max('a', negate('b')), 2))).toBe('max(a, −b) × 2');
    expect(text(negate(when(['a', '>=', plus('b', 1)], 'c', over('a', 'b'))))).toBe('−if(a ≥ b + 1, c, a ÷ b)');
    fc.assert(
      fc.property(anyBranching(['a', 'b', 'c', 'd'], ['+', '-', '*', '/']), (expression) => {
        const script = text(expression)
          .replaceAll('−', '-')
          .replaceAll('×', '*')
          .replaceAll('÷', '/')
          .replaceAll('≤', '<=')
          .replaceAll('≥', '>=')
          .replaceAll('≠', '!==')
          .replaceAll(' = ', ' === ')
          .replaceAll(/\b(min|max)\(/g, 'Math.$1(')
          .replaceAll(/\bif\(/g, 'choose(');
        const choose = (holds: boolean, then: number, otherwise: number): number => (holds ? then : otherwise);
        const read: unknown = new Function('choose', 'a', 'b', 'c', 'd', `return ${script};`)(choose, 2, 3, 5, 7);
        const ours = evaluateExpression(expression, numberOf);
        if (ours.ok) expect(read).toBe(ours.value);
      }),
      { numRuns: 500 },
    );
  });

  it('FORMULA-4 name their metrics and are general', () => {
    const chosen = when(['d', '<', 'b'], 'a', min('c', 'b'));
    expect(metricsOf(chosen)).toEqual(['d', 'b', 'a', 'c']);
    for (const each of [chosen, min('a', 'b'), times(2, max('a', 1)), plus('a', chosen)])
      expect(shape(each)).toBe('general');
    expect(shape(plus('a', max(1, 2)))).toBe('sum');
    expect(shape(times(times('a', 'b'), when([1, '<', 2], 3, 4)))).toBe('product');
  });

  it('FORMULA-8 keep their metrics', () => {
    const refused = { ok: false, error: { code: 'not-a-term' } };
    expect(withoutTerm(min('a', 'b'), metricId('a'))).toEqual(refused);
    expect(withoutTerm(plus('c', when(['a', '<', 1], 'b', 1)), metricId('a'))).toEqual(refused);
    const rest = withoutTerm(plus('c', min('a', 'b')), metricId('c'));
    expect(rest.ok && text(rest.value)).toBe('min(a, b)');
    expect(text(withTerm(min('a', 'b'), '-', metricId('c')))).toBe('min(a, b) − c');
  });

  it('FORMULA-10 are saved and read back; an extreme of nothing is refused', () => {
    fc.assert(
      fc.property(anyBranching(['a', 'b', 'c']), (expression) => {
        expect(ExpressionSchema.parse(structuredClone(expression))).toEqual(expression);
      }),
      { numRuns: 100 },
    );
    expect(ExpressionSchema.safeParse({ kind: 'extreme', op: 'min', of: [] }).success).toBe(false);
    const condition = { op: '~', left: part(1), right: part(2) };
    expect(ExpressionSchema.safeParse({ kind: 'if', condition, holds: part(1), otherwise: part(1) }).success).toBe(
      false,
    );
  });
});

describe('shape', () => {
  it('FORMULA-5 tells sums, products and ratios apart', () => {
    expect(shape(minus(1, plus('a', 'b')))).toBe('sum');
    expect(shape(plus(times(2, 'a'), negate(over('b', 4))))).toBe('sum');
    expect(shape(part('a'))).toBe('sum');
    expect(shape(times(times('a', 'b'), 'c'))).toBe('product');
    expect(shape(negate(times(2, times('a', 'b'))))).toBe('product');
    expect(shape(over('a', 'b'))).toBe('ratio');
    expect(shape(negate(over(plus('a', 'c'), times('b', 'd'))))).toBe('ratio');
    expect(shape(over(1, 'b'))).toBe('ratio');
    expect(shape(plus(times('a', 'b'), 'c'))).toBe('general');
    expect(shape(minus(1, over('a', 'b')))).toBe('general');
    expect(shape(times('a', over('b', 'c')))).toBe('general');
    expect(shape(over(times('a', 'b'), 2))).toBe('general');
  });
});

describe('terms', () => {
  it('FORMULA-6 adds and takes away, and joins the bracket', () => {
    expect(text(withTerm(minus(1, plus('a', 'b')), '-', metricId('c')))).toBe('1 − (a + b + c)');
    expect(text(withTerm(minus(1, plus('a', 'b')), '+', metricId('c')))).toBe('1 − (a + b) + c');
    expect(text(withTerm(minus(1, 'a'), '-', metricId('c')))).toBe('1 − a − c');
    expect(text(withTerm(times('a', 'b'), '-', metricId('c')))).toBe('a × b − c');
    expect(text(withTerm(part(0), '+', metricId('c')))).toBe('c');
    expect(text(withTerm(part(0), '-', metricId('c')))).toBe('−c');
    fc.assert(
      fc.property(
        anyExpression(['a', 'b'], ['+', '-', '*']),
        fc.constantFrom('+' as const, '-' as const),
        (of, sign) => {
          const wanted = value(of) + (sign === '+' ? 7 : -7);
          expect(value(withTerm(of, sign, metricId('d')))).toBeCloseTo(wanted, 9);
        },
      ),
    );
  });

  it('FORMULA-7 takes a term out wherever it stands in the sum', () => {
    const without = (expression: Expression, id: string): string => {
      const rest = withoutTerm(expression, metricId(id));
      return rest.ok ? text(rest.value) : rest.error.code;
    };
    expect(without(minus(1, plus(plus('a', 'b'), 'c')), 'b')).toBe('1 − (a + c)');
    expect(without(minus(1, 'a'), 'a')).toBe('1');
    expect(without(minus('a', 'b'), 'a')).toBe('−b');
    expect(without(minus('a', negate('b')), 'a')).toBe('b');
    expect(without(plus('a', 'b'), 'a')).toBe('b');
    expect(without(negate(plus('a', 'b')), 'a')).toBe('−b');
    expect(without(plus(times('a', 'b'), 'c'), 'c')).toBe('a × b');
    expect(without(minus('a', plus('b', 'a')), 'a')).toBe('−b');
    fc.assert(
      fc.property(anyExpression(['a', 'b', 'c']), fc.constantFrom('+' as const, '-' as const), (of, sign) => {
        const rest = withoutTerm(withTerm(of, sign, metricId('d')), metricId('d'));
        if (!rest.ok) expect(text(of)).toBe('0');
        else expect(value(rest.value)).toEqual(value(of));
      }),
    );
  });

  it('FORMULA-8 refuses factors, strangers and the last term', () => {
    const refusal = (expression: Expression, id: string): unknown => {
      const rest = withoutTerm(expression, metricId(id));
      return rest.ok ? text(rest.value) : rest.error;
    };
    expect(refusal(times('a', 'b'), 'a')).toEqual({ code: 'not-a-term' });
    expect(refusal(over('a', 'b'), 'b')).toEqual({ code: 'not-a-term' });
    expect(refusal(plus('a', times('a', 'b')), 'a')).toEqual({ code: 'not-a-term' });
    expect(refusal(plus('a', 'b'), 'c')).toEqual({ code: 'not-a-term' });
    expect(refusal(part('a'), 'a')).toEqual({ code: 'last-term' });
    expect(refusal(plus('a', negate('a')), 'a')).toEqual({ code: 'last-term' });
  });
});
