import type { UnitOperation } from '#core/formula/text/problem.ts';
import type { MetricUnit } from '#core/model/schema.ts';

/**
 * The unit of a part of a formula. `any`: a plain number, which takes the unit of what it stands beside;
 * `quotient`: of two amounts of one unit, a share or a plain number as its reader likes.
 */
export type PartUnit = MetricUnit | 'any' | 'quotient';

/**
 * The unit of an operation on two parts; null where they cannot be put together: minutes and a count.
 *
 * Shapes   adding, taking away, comparing and choosing need one unit; a plain number has every unit; shares, quotients
 *          and numbers are all without dimension. Times and scores are not multiplied by one another.
 */
export function unitOf(op: UnitOperation, left: PartUnit, right: PartUnit): PartUnit | null {
  if (op === '*') return productUnit(left, right);
  if (op === '/') return quotientUnit(left, right);
  return commonUnit(left, right);
}

/** The units in which a metric with this formula may be shown, the likeliest first. */
export function shownUnits(unit: PartUnit): readonly MetricUnit[] {
  if (unit === 'quotient') return ['share', 'number'];
  if (unit === 'any') return ['number', 'share', 'count', 'seconds', 'score'];
  return unit === 'number' ? ['number', 'share'] : [unit];
}

/** A unit for a sentence: what a part is, as near as the units of metrics can say it. */
export function nameUnit(unit: PartUnit): MetricUnit {
  return unit === 'any' || unit === 'quotient' ? 'number' : unit;
}

const pure: ReadonlySet<PartUnit> = new Set(['share', 'number', 'quotient']);

function commonUnit(left: PartUnit, right: PartUnit): PartUnit | null {
  if (left === 'any' || left === right) return right;
  if (right === 'any') return left;
  if (!pure.has(left) || !pure.has(right)) return null;
  if (left === 'number' || right === 'number') return 'number';
  return 'share';
}

function productUnit(left: PartUnit, right: PartUnit): PartUnit | null {
  if (left === 'any') return right;
  if (right === 'any') return left;
  if (pure.has(left) && pure.has(right))
    return left === 'share' && right === 'share' ? 'share' : commonUnit(left, right);
  if (pure.has(left)) return right;
  if (pure.has(right)) return left;
  if (left === 'count') return right === 'count' ? 'number' : right;
  return right === 'count' ? left : null;
}

function quotientUnit(left: PartUnit, right: PartUnit): PartUnit {
  if (right === 'any') return left;
  if (left === right && left !== 'number') return 'quotient';
  if (pure.has(right)) return left === 'any' ? 'number' : left;
  if (right === 'count' && !pure.has(left) && left !== 'any') return left;
  return 'number';
}
