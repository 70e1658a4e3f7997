import { ok, type Result } from '#core/base/result.ts';
import { type Ends, secantMultipliers } from '#core/contribution/secantMultipliers.ts';
import type { FormulaError } from '#core/formula/evaluateExpression.ts';
import { metricsOf } from '#core/formula/metricsOf.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';

export interface GapLine extends Ends {
  readonly metricId: MetricId;
  readonly multiplier: number;
  readonly contribution: number;
}

export interface GapSplit {
  /** Target − value. */
  readonly gap: number;
  /** Of the children that have a target of their own. */
  readonly lines: readonly GapLine[];
  /** What the gap still needs when every child meets its target (negative: they do more than is asked). */
  readonly unassigned: number;
}

/**
 * How the gap of a metric to its target splits over its children's own gaps.
 *
 * It is a change like any other: from the values now to the targets; a child without a target stays as it is.
 *
 * Units    those of the metric; Σ contribution + unassigned = gap within 1e-12 relative.
 * Errors   'division-by-zero' now or at the targets.
 */
export function gapToTarget(
  expression: Expression,
  target: number,
  childOf: (metricId: MetricId) => { readonly value: number; readonly target: number | null },
): Result<GapSplit, FormulaError> {
  const endsOf = (id: MetricId): Ends => {
    const child = childOf(id);
    return { from: child.value, to: child.target ?? child.value };
  };
  const secant = secantMultipliers(expression, endsOf);
  if (!secant.ok) return secant;
  const { from, to, multipliers } = secant.value;
  const lines = metricsOf(expression)
    .filter((id) => childOf(id).target !== null)
    .map((metricId): GapLine => {
      const ends = endsOf(metricId);
      const multiplier = multipliers.get(metricId) ?? 0;
      return { metricId, ...ends, multiplier, contribution: multiplier * (ends.to - ends.from) };
    });
  return ok({ gap: target - from, lines, unassigned: target - to });
}
