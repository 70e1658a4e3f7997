import { ok, type Result } from '#core/base/result.ts';
import { unreachable } from '#core/base/unreachable.ts';
import type { Stat } from '#core/cube/stat.ts';
import type { Evaluated } from '#core/evaluate/evaluateFormula.ts';
import type { MissingReason } from '#core/evaluate/value.ts';
import type { BoundAggregate, BoundLeaf } from '#core/plan/bindNode.ts';
import type { PlanMeasure } from '#core/plan/plan.ts';

export type ReadStat = (measure: PlanMeasure) => Result<Stat, MissingReason>;

/**
 * The number of a metric that is read from data.
 *
 * Errors   'no-rows': a mean, quantile or maximum of nothing, or a share of no rows; 'zero-denominator': a ratio to 0.
 *          Counts, sums and distinct counts of nothing are 0.
 */
export function evaluateLeaf(leaf: BoundLeaf, read: ReadStat): Evaluated {
  if (leaf.kind === 'aggregate') return evaluateAggregate(leaf.of, read);
  const numerator = readNumber(leaf.numerator, read);
  if (!numerator.ok) return missing(numerator.error);
  const denominator = readNumber(leaf.denominator, read);
  if (!denominator.ok) return missing(denominator.error);
  if (denominator.value.number === 0) {
    return missing({ code: leaf.kind === 'share' ? 'no-rows' : 'zero-denominator' });
  }
  return quotient(leaf.denominator, numerator.value.number, denominator.value.number, denominator.value.n);
}

function evaluateAggregate(bound: BoundAggregate, read: ReadStat): Evaluated {
  if (bound.aggregate !== 'mean') {
    const found = readNumber(bound, read);
    if (!found.ok) return missing(found.error);
    return { value: { kind: 'value', value: found.value.number, n: found.value.n, parts: null }, denominator: null };
  }
  const stat = read(bound.measure);
  if (!stat.ok) return missing(stat.error);
  if (stat.value.n === 0) return missing({ code: 'no-rows' });
  return quotient(bound, stat.value.sum, stat.value.n, stat.value.n);
}

interface Read {
  readonly number: number;
  readonly n: number;
}

function readNumber(bound: BoundAggregate, read: ReadStat): Result<Read, MissingReason> {
  const stat = read(bound.measure);
  if (!stat.ok) return stat;
  const number = numberOf(bound, stat.value);
  return number === null ? { ok: false, error: { code: 'no-rows' } } : ok({ number, n: stat.value.n });
}

function numberOf({ aggregate }: BoundAggregate, stat: Stat): number | null {
  switch (aggregate) {
    case 'count':
      return stat.n;
    case 'sum':
      return stat.sum;
    case 'mean':
      return stat.n === 0 ? null : stat.sum / stat.n;
    case 'max':
      return stat.n === 0 ? null : stat.max;
    case 'median':
    case 'p90':
      return stat.n === 0 ? null : stat.value;
    case 'distinct':
    case 'agent-days':
      return stat.value;
    default:
      return unreachable(aggregate);
  }
}

function quotient(under: BoundAggregate, numerator: number, denominator: number, n: number): Evaluated {
  return {
    value: { kind: 'value', value: numerator / denominator, n, parts: { numerator, denominator } },
    denominator: { key: `${under.aggregate} ${under.measure.key}`, amount: denominator, n },
  };
}

function missing(reason: MissingReason): Evaluated {
  return { value: { kind: 'missing', reason }, denominator: null };
}
