import { err, ok, type Result } from '#core/base/result.ts';
import { metricsOf } from '#core/formula/metricsOf.ts';
import { putMetric } from '#core/model/commands/change.ts';
import type { CommandError, Decided } from '#core/model/commands/command.ts';
import { formulaPath } from '#core/model/commands/editFormula.ts';
import { lookUpMetric } from '#core/model/commands/lookUp.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Basis, Metric, MetricId } from '#core/model/schema.ts';

export interface RebindMetric {
  readonly kind: 'rebind-metric';
  readonly metricId: MetricId;
  readonly binding: Pick<Metric, 'basis' | 'unit' | 'direction' | 'description'>;
}

/**
 * Another source for a metric's number, with what goes with it.
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
    diff: putMetric(doc, { ...metric.value, basis, unit, direction, description }),
    label: { code: 'rebind-metric', metricName: metric.value.name },
  });
}

function checkBasis(doc: Doc, metricId: MetricId, basis: Basis): Result<void, CommandError> {
  if (basis.kind !== 'formula') return ok(undefined);
  for (const term of metricsOf(basis.expression)) {
    if (doc.metrics[term] === undefined) return err({ code: 'formula-unknown-metric', metricId: term });
    const path = formulaPath(doc, term, metricId);
    if (path !== null) return err({ code: 'formula-cycle', path: path.map((id) => doc.metrics[id]?.name ?? id) });
  }
  return ok(undefined);
}
