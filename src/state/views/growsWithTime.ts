import type { Metric } from '#core/model/schema.ts';

/**
 * Whether a longer period makes the number larger by itself: counts, sums, maxima. Periods of different lengths, or a
 * period and the buckets of a series, are then not comparable as they stand.
 */
export function growsWithTime({ basis, unit }: Metric): boolean {
  switch (basis.kind) {
    case 'formula':
      return unit === 'count';
    case 'measure':
      return basis.measure.kind === 'aggregate' && !levels.has(basis.measure.of.aggregate);
    case 'unbound':
      return false;
  }
}

const levels: ReadonlySet<string> = new Set(['mean', 'median', 'p90']);
