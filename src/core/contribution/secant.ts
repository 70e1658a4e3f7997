import type { MetricId } from '#core/model/schema.ts';

/** A number on both sides of a change. */
export interface Ends {
  readonly from: number;
  readonly to: number;
}

/** The change of an expression, split over its metrics. */
export interface Secant extends Ends {
  /** to − from = Σ multiplier × (metric's to − from) + residual. */
  readonly multipliers: ReadonlyMap<MetricId, number>;
  /** 0: exact. Not so only where min, max or if stand over more than ten metrics that changed. */
  readonly residual: number;
}
