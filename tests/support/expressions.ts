import fc from 'fast-check';
import { type Expression, MetricId } from '#core/model/schema.ts';
import { type CompareOp, compareOps } from '#core/table/filter.ts';

/** Short hands for formulas in tests. A text is a metric by its id, a number is itself. */
export type Part = Expression | string | number;

export const metricId = (id: string): MetricId => MetricId.parse(id);

export function part(of: Part): Expression {
  if (typeof of === 'number') return { kind: 'number', value: of };
  return typeof of === 'string' ? { kind: 'metric', metricId: metricId(of) } : of;
}

const binary =
  (op: '+' | '-' | '*' | '/') =>
  (left: Part, right: Part): Expression => ({ kind: 'binary', op, left: part(left), right: part(right) });

export const plus = binary('+');
export const minus = binary('-');
export const times = binary('*');
export const over = binary('/');
export const negate = (of: Part): Expression => ({ kind: 'negate', of: part(of) });

const extreme =
  (op: 'min' | 'max') =>
  (...of: readonly Part[]): Expression => ({ kind: 'extreme', op, of: of.map(part) });

export const min = extreme('min');
export const max = extreme('max');
/** `when(['a', '<', 'b'], holds, otherwise)`. */
export const when = (
  [left, op, right]: readonly [Part, CompareOp, Part],
  holds: Part,
  otherwise: Part,
): Expression => ({
  kind: 'if',
  condition: { op, left: part(left), right: part(right) },
  holds: part(holds),
  otherwise: part(otherwise),
});

/** Any formula with min, max or if somewhere in it. */
export function anyBranching(
  ids: readonly string[],
  ops: readonly ('+' | '-' | '*' | '/')[] = ['+', '-', '*'],
): fc.Arbitrary<Expression> {
  const plain = anyExpression(ids, ops);
  const extremes = fc
    .tuple(fc.constantFrom(min, max), fc.array(plain, { minLength: 1, maxLength: 3 }))
    .map(([make, of]) => make(...of));
  const conditions = fc
    .tuple(plain, fc.constantFrom(...compareOps), plain, plain, plain)
    .map(([left, op, right, holds, otherwise]) => when([left, op, right], holds, otherwise));
  const branching = fc.oneof(extremes, conditions);
  return fc
    .tuple(fc.constantFrom(...ops), plain, branching, fc.boolean())
    .map(([op, other, branch, first]) => binary(op)(first ? branch : other, first ? other : branch));
}

/** The size that the numbers inside a formula reach: what rounding errors are relative to. */
export function sizeOf(expression: Expression, sizeOfMetric: (id: MetricId) => number): number {
  switch (expression.kind) {
    case 'number':
      return Math.abs(expression.value);
    case 'metric':
      return sizeOfMetric(expression.metricId);
    case 'negate':
      return sizeOf(expression.of, sizeOfMetric);
    case 'binary': {
      const [left, right] = [sizeOf(expression.left, sizeOfMetric), sizeOf(expression.right, sizeOfMetric)];
      return expression.op === '*' ? left * right : left + right;
    }
    case 'extreme':
      return Math.max(...expression.of.map((each) => sizeOf(each, sizeOfMetric)));
    case 'if':
      return Math.max(...[expression.holds, expression.otherwise].map((each) => sizeOf(each, sizeOfMetric)));
  }
}

/** Any formula over the given metrics, up to a few levels deep. */
export function anyExpression(
  ids: readonly string[],
  ops: readonly ('+' | '-' | '*' | '/')[] = ['+', '-', '*', '/'],
): fc.Arbitrary<Expression> {
  return fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: fc.constantFrom(...ids).map(part) },
      { weight: 1, arbitrary: fc.integer({ min: -3, max: 9 }).map(part) },
      { weight: 1, arbitrary: tie('tree').map(negate) },
      {
        weight: 5,
        arbitrary: fc
          .tuple(fc.constantFrom(...ops), tie('tree'), tie('tree'))
          .map(([op, left, right]) => binary(op)(left, right)),
      },
    ),
  })).tree;
}
