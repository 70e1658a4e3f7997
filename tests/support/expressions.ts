import fc from 'fast-check';
import { type Expression, MetricId } from '#core/model/schema.ts';

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
