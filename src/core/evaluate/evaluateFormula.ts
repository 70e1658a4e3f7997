import type { MissingReason, MissingValue, NodeValue } from '#core/evaluate/value.ts';
import { evaluateExpression } from '#core/formula/evaluateExpression.ts';
import { metricsOf } from '#core/formula/metricsOf.ts';
import { shape } from '#core/formula/shape.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import type { MetricId, Node, NodeId } from '#core/model/schema.ts';

/** A value and what it is a fraction of, where that is one thing. */
export interface Evaluated {
  readonly value: NodeValue;
  readonly denominator: Denominator | null;
}

/** Equal keys mean the same rows, and so the same amount. */
export interface Denominator {
  readonly key: string;
  readonly amount: number;
  readonly n: number;
}

/**
 * The number of a formula from those of the component children that it names.
 *
 * Shapes   parts and n where the formula is linear and every child is a fraction of the same rows, so that the
 *          numerators of segments add up as their rows do.
 * Errors   'not-a-child'; 'child-missing'; the children's own reason where all lack a number for the same one;
 *          'division-by-zero'.
 */
export function evaluateFormula(doc: Doc, node: Node, found: ReadonlyMap<NodeId, Evaluated>): Evaluated {
  const basis = doc.metrics[node.metricId]?.basis;
  if (basis?.kind !== 'formula') return missing({ code: 'unbound', needs: [] });
  const terms: Term[] = [];
  for (const metricId of metricsOf(basis.expression)) {
    const child = componentsOf(doc, node.id).find((one) => one.metricId === metricId);
    if (child === undefined)
      return missing({ code: 'not-a-child', metricName: doc.metrics[metricId]?.name ?? metricId });
    terms.push({ metricId, nodeId: child.id, evaluated: found.get(child.id) ?? missing({ code: 'no-dataset' }) });
  }
  const reason = missingReason(terms);
  if (reason !== null) return missing(reason);
  const result = evaluateExpression(basis.expression, (metricId) => numberOf(terms, metricId));
  if (!result.ok) return missing(result.error);
  const denominator = shape(basis.expression) === 'sum' ? commonDenominator(terms) : null;
  return { value: present(result.value, denominator), denominator };
}

interface Term {
  readonly metricId: MetricId;
  readonly nodeId: NodeId;
  readonly evaluated: Evaluated;
}

/** Reasons that say as much about the parent as about the child. */
const shared = ['no-dataset', 'outside-data', 'no-rows', 'zero-denominator', 'not-rollable'] as const;

function missingReason(terms: readonly Term[]): MissingReason | null {
  const lacking = terms.flatMap(({ nodeId, evaluated: { value } }) =>
    value.kind === 'missing' ? [{ nodeId, reason: value.reason }] : [],
  );
  const [first] = lacking;
  if (first === undefined) return null;
  const code = shared.find((one) => one === first.reason.code);
  const isShared =
    code !== undefined && lacking.length === terms.length && lacking.every(({ reason }) => reason.code === code);
  return isShared ? { code } : { code: 'child-missing', nodeId: first.nodeId };
}

function numberOf(terms: readonly Term[], metricId: MetricId): number {
  const value = terms.find((term) => term.metricId === metricId)?.evaluated.value;
  return value?.kind === 'value' ? value.value : Number.NaN;
}

function commonDenominator(terms: readonly Term[]): Denominator | null {
  const first = terms[0]?.evaluated.denominator ?? null;
  return first !== null && terms.every(({ evaluated }) => evaluated.denominator?.key === first.key) ? first : null;
}

function present(value: number, denominator: Denominator | null): NodeValue {
  if (denominator === null) return { kind: 'value', value, n: null, parts: null };
  const parts = { numerator: value * denominator.amount, denominator: denominator.amount };
  return { kind: 'value', value, n: denominator.n, parts };
}

function missing(reason: MissingReason): Evaluated & { readonly value: MissingValue } {
  return { value: { kind: 'missing', reason }, denominator: null };
}
