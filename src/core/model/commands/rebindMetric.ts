import { ok } from '#core/base/result.ts';
import { putMetric } from '#core/model/commands/change.ts';
import { checkBasis } from '#core/model/commands/checkBasis.ts';
import type { Decided } from '#core/model/commands/command.ts';
import { dropTargets } from '#core/model/commands/dropTargets.ts';
import { lookUpMetric } from '#core/model/commands/lookUp.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Metric, MetricId } from '#core/model/schema.ts';

export interface RebindMetric {
  readonly kind: 'rebind-metric';
  readonly metricId: MetricId;
  readonly binding: Pick<Metric, 'basis' | 'unit' | 'direction' | 'description'>;
}

/**
 * Another source for a metric's number, with what goes with it. A target in another unit means nothing any more: where
 * the unit changes, the targets of all nodes of the metric go.
 *
 * Errors   'not-found'; of a formula 'formula-unknown-metric' and 'formula-cycle'.
 */
export function decideRebindMetric(doc: Doc, { metricId, binding }: RebindMetric): Decided {
  const metric = lookUpMetric(doc, metricId);
  if (!metric.ok) return metric;
  const sound = checkBasis(doc, metricId, binding.basis);
  if (!sound.ok) return sound;
  const { basis, unit, direction, description } = binding;
  return ok({
    diff: [
      ...putMetric(doc, { ...metric.value, basis, unit, direction, description }),
      ...(unit === metric.value.unit ? [] : dropTargets(doc, metricId)),
    ],
    label: { code: 'rebind-metric', metricName: metric.value.name },
  });
}
