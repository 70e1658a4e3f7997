import type { ChangeLedger, LedgerLine } from '#core/contribution/ledger.ts';
import { amount, changeOf, tokens, type WorkingStep, type WorkingToken } from '#core/contribution/working.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Expression, Metric, MetricId } from '#core/model/schema.ts';

/**
 * How a line of a ledger came about: the child's change, its multiplier, and their product.
 *
 * Shapes   the multiplier of a product or quotient of two metrics is worked out; in a sum it is a plain sign; in any
 *          other formula it is given as it is.
 */
export function workingOfLine(doc: Doc, ledger: ChangeLedger, line: LedgerLine): readonly WorkingStep[] {
  const parent = metricOf(doc, ledger.nodeId);
  const child = metricOf(doc, line.nodeId);
  if (parent === undefined || child === undefined || parent.basis.kind !== 'formula') return [];
  const change = line.current - line.baseline;
  const { name, unit } = child;
  const worked = multiplierTokens(parent.basis.expression, child.id, (metricId) =>
    ledger.lines.find((other) => metricOf(doc, other.nodeId)?.id === metricId),
  );
  return [
    {
      of: { code: 'change', name },
      tokens: tokens(amount(line.current, unit), '-', amount(line.baseline, unit)),
      result: changeOf(change, unit),
    },
    { of: { code: 'multiplier', name }, tokens: worked, result: amount(line.multiplier, 'factor') },
    {
      of: { code: 'contribution', name },
      tokens: tokens(changeOf(change, unit), '*', line.multiplier),
      result: changeOf(line.contribution, parent.unit),
    },
  ];
}

function metricOf(doc: Doc, nodeId: string): Metric | undefined {
  return doc.metrics[doc.nodes[nodeId]?.metricId ?? ''];
}

function multiplierTokens(
  expression: Expression,
  own: MetricId,
  lineOf: (metricId: MetricId) => LedgerLine | undefined,
): readonly WorkingToken[] {
  if (expression.kind !== 'binary' || (expression.op !== '*' && expression.op !== '/')) return [];
  const { left, right } = expression;
  if (left.kind !== 'metric' || right.kind !== 'metric' || left.metricId === right.metricId) return [];
  const [a, b] = [lineOf(left.metricId), lineOf(right.metricId)];
  if (a === undefined || b === undefined) return [];
  const isLeft = left.metricId === own;
  if (expression.op === '*') return halfSum(isLeft ? b : a);
  if (isLeft) return tokens('(', 1, '/', b.baseline, '+', 1, '/', b.current, ')', '/', 2);
  const numerators = tokens('(', a.baseline, '+', a.current, ')', '/');
  return [{ kind: 'minus' }, ...numerators, ...tokens('(', 2, '*', b.baseline, '*', b.current, ')')];
}

function halfSum({ baseline, current }: LedgerLine): readonly WorkingToken[] {
  return tokens('(', baseline, '+', current, ')', '/', 2);
}
