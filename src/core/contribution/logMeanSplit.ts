import { err, ok, type Result } from '#core/base/result.ts';
import type { Ends } from '#core/contribution/secant.ts';
import { secantMultipliers } from '#core/contribution/secantMultipliers.ts';
import { evaluateExpression, type FormulaError } from '#core/formula/evaluateExpression.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';

export interface LogMeanSplit extends Ends {
  /** `secant`: a number below 0 has no logarithm; the parts are those of the ledger, without factors. */
  readonly method: 'log-mean' | 'secant';
  readonly parts: readonly LogMeanPart[];
}

export interface LogMeanPart {
  readonly metricId: MetricId;
  readonly contribution: number;
  /** By what the metric alone has multiplied the whole; null where it was 0 on one side only, and without logarithms. */
  readonly factor: number | null;
}

export type LogMeanError = FormulaError | { readonly code: 'not-a-chain' };

/**
 * The change of a product or quotient of metrics in per cent: each metric's factor, which multiply to the whole's, and
 * its part of the change by the logarithmic mean. An optional view: the ledger stays with its own multipliers.
 *
 * Shapes   one part per metric, in order of first mention. At 0 the parts are limits: what became 0, or was, carries
 *          all of the change.
 * Units    those of the expression; Σ contribution = to − from within 1e-12 of the numbers in it.
 * Errors   'not-a-chain': anything but × and ÷ of metrics and positive numbers; 'division-by-zero' on either side.
 * Source   LMDI-I: B. W. Ang (2005), Energy Policy 33(7), 867–871; zeros: B. W. Ang, N. Liu (2007), Energy Policy
 *          35(1), 238–246.
 */
export function logMeanSplit(
  expression: Expression,
  endsOf: (metricId: MetricId) => Ends,
): Result<LogMeanSplit, LogMeanError> {
  const powers = new Map<MetricId, number>();
  if (!addPowers(expression, 1, powers)) return err({ code: 'not-a-chain' });
  const from = evaluateExpression(expression, (id) => endsOf(id).from);
  const to = evaluateExpression(expression, (id) => endsOf(id).to);
  if (!from.ok) return from;
  if (!to.ok) return to;
  const ends: Ends = { from: from.value, to: to.value };
  const isBelow = [...powers.keys()].some((id) => endsOf(id).from < 0 || endsOf(id).to < 0);
  if (isBelow) return bySecant(expression, endsOf, [...powers.keys()]);
  const shareOf = ends.from === 0 || ends.to === 0 ? limitShare(powers, endsOf, ends) : logShare(ends);
  const parts = [...powers].map(([metricId, power]): LogMeanPart => {
    const own = endsOf(metricId);
    const contribution = own.from === own.to ? 0 : shareOf(power, own);
    return { metricId, contribution, factor: factorOf(power, own) };
  });
  return ok({ ...ends, method: 'log-mean', parts });
}

/** How often each metric multiplies; false where the expression is no chain of × and ÷. */
function addPowers(expression: Expression, sign: 1 | -1, powers: Map<MetricId, number>): boolean {
  if (expression.kind === 'number') return expression.value > 0;
  if (expression.kind === 'metric') {
    powers.set(expression.metricId, (powers.get(expression.metricId) ?? 0) + sign);
    return true;
  }
  if (expression.kind !== 'binary' || (expression.op !== '*' && expression.op !== '/')) return false;
  const other = expression.op === '*' ? sign : sign === 1 ? -1 : 1;
  return addPowers(expression.left, sign, powers) && addPowers(expression.right, other, powers);
}

type Share = (power: number, own: Ends) => number;

/** The logarithmic mean of both sides × the logarithm of the metric's factor. */
function logShare(whole: Ends): Share {
  const mean = whole.from === whole.to ? whole.from : (whole.to - whole.from) / logOfRatio(whole);
  return (power, own) => mean * power * logOfRatio(own);
}

/** ln(to ÷ from), with all digits also where the two are nearly alike. */
function logOfRatio({ from, to }: Ends): number {
  const growth = (to - from) / from;
  return Math.abs(growth) < 0.5 ? Math.log1p(growth) : Math.log(to / from);
}

/** With every 0 a vanishing number, its logarithm outweighs all others: what is 0 on the side of 0 carries the change. */
function limitShare(powers: ReadonlyMap<MetricId, number>, endsOf: (id: MetricId) => Ends, { from, to }: Ends): Share {
  if (from === to) return () => 0;
  const side = from === 0 ? 'from' : 'to';
  const zeros = [...powers].filter(([id]) => endsOf(id)[side] === 0);
  const all = zeros.reduce((total, [, power]) => total + power, 0);
  return (power, own) => (own[side] === 0 ? ((to - from) * power) / all : 0);
}

function factorOf(power: number, { from, to }: Ends): number | null {
  if (from === to || power === 0) return 1;
  return from === 0 || to === 0 ? null : (to / from) ** power;
}

function bySecant(
  expression: Expression,
  endsOf: (metricId: MetricId) => Ends,
  metrics: readonly MetricId[],
): Result<LogMeanSplit, FormulaError> {
  const secant = secantMultipliers(expression, endsOf);
  if (!secant.ok) return secant;
  const { from, to, multipliers } = secant.value;
  const parts = metrics.map((metricId) => {
    const own = endsOf(metricId);
    return { metricId, contribution: (multipliers.get(metricId) ?? 0) * (own.to - own.from), factor: null };
  });
  return ok({ from, to, method: 'secant', parts });
}
