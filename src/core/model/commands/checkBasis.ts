import { err, ok, type Result } from '#core/base/result.ts';
import { metricsOf } from '#core/formula/metricsOf.ts';
import type { CommandError } from '#core/model/commands/command.ts';
import { formulaPath } from '#core/model/commands/editFormula.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Basis, MetricId } from '#core/model/schema.ts';

/**
 * Whether a metric can stand on this basis.
 *
 * Errors   of a formula 'formula-unknown-metric', and 'formula-cycle' where it comes back to the metric.
 */
export function checkBasis(doc: Doc, metricId: MetricId, basis: Basis): Result<void, CommandError> {
  if (basis.kind !== 'formula') return ok(undefined);
  for (const term of metricsOf(basis.expression)) {
    if (doc.metrics[term] === undefined) return err({ code: 'formula-unknown-metric', metricId: term });
    const path = formulaPath(doc, term, metricId);
    if (path !== null) return err({ code: 'formula-cycle', path: path.map((id) => doc.metrics[id]?.name ?? id) });
  }
  return ok(undefined);
}
