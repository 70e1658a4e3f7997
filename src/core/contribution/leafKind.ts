import type { Aggregate, Metric } from '#core/model/schema.ts';

/**
 * How a number that is read from data splits over segments: `rate` as numerator ÷ denominator, both additive;
 * `total` as a sum; `none` not at all, because the whole is not made of the parts.
 */
export type LeafKind = 'rate' | 'total' | 'none';

export function leafKind(metric: Metric): LeafKind {
  if (metric.basis.kind !== 'measure') return 'none';
  const { measure } = metric.basis;
  switch (measure.kind) {
    case 'share':
      return 'rate';
    case 'ratio':
      return isTotal(measure.numerator) && isTotal(measure.denominator) ? 'rate' : 'none';
    case 'aggregate':
      if (measure.of.aggregate === 'mean') return 'rate';
      return isTotal(measure.of) ? 'total' : 'none';
  }
}

const isTotal = ({ aggregate }: Aggregate): boolean => aggregate === 'count' || aggregate === 'sum';
