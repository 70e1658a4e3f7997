import { unreachable } from '#core/base/unreachable.ts';
import type { Direction, Target } from '#core/model/schema.ts';

export type TargetStatus = 'met' | 'near' | 'missed';

export interface TargetReading {
  readonly status: TargetStatus;
  /** How far the value is from the target on the bad side, ≥ 0; 0 when met. */
  readonly gap: number;
}

/**
 * Where a value stands against its target.
 *
 * Met is on the good side of the target (or on it); near is on the bad side by at most the tolerance. A metric that
 * is neither better higher nor lower has a band: met within the tolerance on either side, near within twice of it.
 *
 * Units    those of the metric.
 */
export function readTarget(value: number, target: Target, direction: Direction): TargetReading {
  switch (direction) {
    case 'higher':
      return readingOf(target.value - value, target.tolerance);
    case 'lower':
      return readingOf(value - target.value, target.tolerance);
    case 'neither':
      return readingOf(Math.abs(value - target.value) - target.tolerance, target.tolerance);
    default:
      return unreachable(direction);
  }
}

/** Two numbers that print alike but differ in the last bits are the same number. */
const slack = 1e-12;

function readingOf(short: number, tolerance: number): TargetReading {
  if (short <= slack) return { status: 'met', gap: 0 };
  return { status: short <= tolerance + slack ? 'near' : 'missed', gap: short };
}
