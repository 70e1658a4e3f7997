import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '#core/formula/evaluateExpression.ts';
import { compileFormula } from '#core/formula/text/compileFormula.ts';
import { printBasis } from '#core/formula/text/printBasis.ts';
import { printFilter } from '#core/formula/text/printFilter.ts';
import { readFormula } from '#core/formula/text/readFormula.ts';
import type { FormulaScope } from '#core/formula/text/scope.ts';
import type { Aggregate, Basis, Measure } from '#core/model/schema.ts';
import { compareOps, type Filter } from '#core/table/filter.ts';
import { filterMask } from '#core/table/match.ts';
import { anyBranching, metricId } from '../../../support/expressions.ts';
import { deskKinds, randomRows } from '../../../support/randomPlans.ts';
import { rowTable } from '../../../support/rowTable.ts';

const names = ['Rate', 'Follow-up failure', 'A ] of [ B', 'if', '7 days "late" `x`'];
const ids = names.map((_, index) => `m${index}`);
const empty = rowTable([], deskKinds, 'at');
const scope: FormulaScope = {
  metrics: names.map((name, index) => ({ id: metricId(`m${index}`), name, unit: 'number', circle: null })),
  columns: empty.schema,
  valuesOf: () => null,
};
const nameOf = (id: string): string => names[ids.indexOf(id)] ?? '';

function rebuilt(basis: Basis): Basis {
  const text = printBasis(basis, scope.columns, nameOf) ?? '';
  const { part, problems } = readFormula(text, scope);
  if (part === null) throw new Error(`${text}: ${JSON.stringify(problems)}`);
  const compiled = compileFormula(part.of, scope.columns, (index) => metricId(`new-${index}`));
  if (compiled.kind === 'measure') return compiled;
  expect(compiled.parts).toEqual([]);
  return { kind: 'formula', expression: compiled.expression };
}

const op = fc.constantFrom(...compareOps);
const texts = fc.constantFrom('chat', 'e-mail', 'say "hi"', 'back\\slash\n', '', '🙂');
const fitting: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Filter>({ kind: 'all' }),
    fc.record({
      kind: fc.constant('in'),
      column: fc.constantFrom('channel', 'team', 'note', 'tags'),
      values: fc.array(fc.option(texts, { nil: null }), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('contains'), column: fc.constantFrom('channel', 'note', 'tags'), text: texts }),
    fc.record({
      kind: fc.constant('compare'),
      column: fc.constant('score'),
      op,
      value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    }),
    fc.record({
      kind: fc.constant('compare'),
      column: fc.constant('at'),
      op,
      value: fc.integer({ min: 0, max: 4e12 }),
    }),
    fc.record({
      kind: fc.constant('elapsed'),
      from: fc.constant('at'),
      to: fc.constant('closed'),
      op,
      seconds: fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.constantFrom(0, 0.5, 5_400, 86_400)),
    }),
    fc.record({ kind: fc.constant('empty'), column: fc.constant('tags') }),
    fc.record({ kind: fc.constant('missing'), column: fc.constantFrom('channel', 'at', 'wait') }),
    fc.record({ kind: fc.constantFrom('and', 'or'), of: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not'), of: tie('filter') }),
  ),
})).filter;

const aggregate: fc.Arbitrary<Aggregate> = fc.oneof(
  fc.record({ aggregate: fc.constant('count'), column: fc.constant(null), filter: fitting }),
  fc.record({
    aggregate: fc.constantFrom('sum', 'mean', 'median', 'p90', 'max'),
    column: fc.constant('score'),
    filter: fitting,
  }),
  fc.record({ aggregate: fc.constantFrom('distinct', 'agent-days'), column: fc.constant('team'), filter: fitting }),
);

describe('reading what is printed', () => {
  it('FORMULA-11 a formula', () => {
    fc.assert(
      fc.property(
        anyBranching(ids, ['+', '-', '*', '/']),
        fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 5, maxLength: 5 }),
        (expression, numbers) => {
          const again = rebuilt({ kind: 'formula', expression });
          const print = (basis: Basis): string | null => printBasis(basis, scope.columns, nameOf);
          expect(print(again)).toBe(print({ kind: 'formula', expression }));
          const numberOf = (id: string): number => numbers[ids.indexOf(id)] ?? Number.NaN;
          if (again.kind !== 'formula') throw new Error('not a formula');
          expect(evaluateExpression(again.expression, numberOf)).toEqual(evaluateExpression(expression, numberOf));
        },
      ),
    );
  });

  it('FORMULA-11 a filter matches the same rows', () => {
    fc.assert(
      fc.property(fitting, randomRows, (filter, rows) => {
        const table = rowTable(rows, deskKinds, 'at');
        const columns = new Map(table.schema.map(({ id }, index) => [id, table.columns[index] as never]));
        const text = `count where ${printFilter(filter, scope.columns)}`;
        const of = readFormula(text, scope).part?.of;
        if (of?.kind !== 'aggregate') throw new Error(text);
        const asked = filterMask(of.of.filter, columns, table.rowCount);
        expect(asked).toEqual(filterMask(filter, columns, table.rowCount));
      }),
    );
  });

  it('FORMULA-11 FORMULA-18 a measure', () => {
    const measure: fc.Arbitrary<Measure> = fc.oneof(
      aggregate.map((of): Measure => ({ kind: 'aggregate', of })),
      fc.record({ kind: fc.constant('share'), part: fitting, whole: fitting }),
    );
    const print = (of: Measure): string | null => printBasis({ kind: 'measure', measure: of }, scope.columns, nameOf);
    fc.assert(
      fc.property(measure, (of) => {
        const again = rebuilt({ kind: 'measure', measure: of });
        if (again.kind !== 'measure') throw new Error('not a measure');
        expect(again.measure.kind).toBe(of.kind);
        const twice = rebuilt(again);
        expect(twice.kind === 'measure' ? print(twice.measure) : null).toBe(print(again.measure));
      }),
    );
  });

  it('FORMULA-11 a formula as people write it', () => {
    const [first, second] = ids.map(metricId);
    if (first === undefined || second === undefined) throw new Error('no metrics');
    const share: Measure = {
      kind: 'share',
      part: { kind: 'in', column: 'channel', values: ['chat'] },
      whole: { kind: 'missing', column: 'team' },
    };
    expect(printBasis({ kind: 'measure', measure: share }, scope.columns, nameOf)).toBe(
      'count where team is missing and channel = "chat" / count where team is missing',
    );
    expect(printBasis({ kind: 'unbound', needs: [] }, scope.columns, nameOf)).toBeNull();
  });
});

describe('compiling', () => {
  const compiled = (text: string) => {
    const { part } = readFormula(text, scope);
    if (part === null) throw new Error(text);
    return compileFormula(part.of, scope.columns, (index) => metricId(`new-${index}`));
  };

  it('FORMULA-18 what is read in one measure', () => {
    expect(compiled('sum(score) / count')).toMatchObject({ kind: 'measure', measure: { kind: 'ratio' } });
    expect(compiled('count where team = "a" / count')).toMatchObject({ kind: 'measure', measure: { kind: 'share' } });
    expect(compiled('count where team = "a" / count where team = "b"')).toMatchObject({ measure: { kind: 'ratio' } });
    expect(compiled('count where team = "a" and score > 3 / count where score > 3')).toMatchObject({
      measure: { kind: 'share' },
    });
  });

  it('FORMULA-18 equal aggregates are one part', () => {
    const formula = compiled('Rate * count where team = "a" + count where team in ("a", "a") / sum(score)');
    expect(formula).toMatchObject({
      kind: 'formula',
      parts: [
        { id: 'new-0', name: 'count where team = "a"' },
        { id: 'new-1', name: 'sum(score)' },
      ],
    });
  });
});
