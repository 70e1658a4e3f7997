import type { Side } from '#core/contribution/readNode.ts';
import { amount, type Quantity, tokens, type WorkingStep, type WorkingToken } from '#core/contribution/working.ts';
import type { NodeValue, PresentValue } from '#core/evaluate/value.ts';
import { formulaTokens } from '#core/formula/formulaTokens.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import type { Expression, Metric, MetricId, NodeId } from '#core/model/schema.ts';

/**
 * How a node's number came about: numerator ÷ denominator, or its formula in names and in numbers.
 *
 * Shapes   empty where the number is missing.
 */
export function workingOfValue(
  doc: Doc,
  nodeId: NodeId,
  side: Side,
  readNode: (nodeId: NodeId, side: Side) => NodeValue,
): readonly WorkingStep[] {
  const metric = doc.metrics[doc.nodes[nodeId]?.metricId ?? ''];
  const value = readNode(nodeId, side);
  if (metric === undefined || value.kind === 'missing') return [];
  if (metric.basis.kind !== 'formula') return [leafStep(metric, side, value)];
  const { expression } = metric.basis;
  const children = componentsOf(doc, nodeId);
  const childValue = (metricId: MetricId): Quantity => {
    const child = children.find((node) => node.metricId === metricId);
    const read = child === undefined ? null : readNode(child.id, side);
    return amount(read?.kind === 'value' ? read.value : Number.NaN, doc.metrics[metricId]?.unit ?? 'number');
  };
  const names = (metricId: MetricId): WorkingToken => ({ kind: 'name', name: doc.metrics[metricId]?.name ?? metricId });
  const numbers = (metricId: MetricId): WorkingToken => ({ kind: 'quantity', quantity: childValue(metricId) });
  const result = amount(value.value, metric.unit);
  return [
    { of: { code: 'formula', name: metric.name, side }, tokens: written(expression, names), result: null },
    { of: { code: 'value', name: metric.name, side }, tokens: written(expression, numbers), result },
  ];
}

function leafStep(metric: Metric, side: Side, { value, parts }: PresentValue): WorkingStep {
  const of = { code: 'value', name: metric.name, side } as const;
  const result = amount(value, metric.unit);
  if (parts === null) return { of, tokens: [], result };
  const { numerator, denominator } = partUnits(metric);
  return {
    of,
    tokens: tokens(amount(parts.numerator, numerator), '/', amount(parts.denominator, denominator)),
    result,
  };
}

/** Rows over rows for a share, the metric's unit over rows for a mean, plain numbers for a ratio of sums. */
function partUnits(metric: Metric): { readonly numerator: Quantity['unit']; readonly denominator: Quantity['unit'] } {
  const measure = metric.basis.kind === 'measure' ? metric.basis.measure : null;
  if (measure?.kind === 'share') return { numerator: 'count', denominator: 'count' };
  if (measure?.kind === 'aggregate') return { numerator: metric.unit, denominator: 'count' };
  return { numerator: 'number', denominator: 'number' };
}

function written(expression: Expression, write: (metricId: MetricId) => WorkingToken): readonly WorkingToken[] {
  return formulaTokens(expression).map((token): WorkingToken => {
    if (token.kind === 'metric') return write(token.metricId);
    return token.kind === 'number' ? { kind: 'quantity', quantity: amount(token.value, 'factor') } : token;
  });
}
