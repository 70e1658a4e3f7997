import { ok } from '#core/base/result.ts';
import { mapMetrics } from '#core/formula/mapMetrics.ts';
import { applyDiff } from '#core/model/applyDiff.ts';
import { putMetric } from '#core/model/commands/change.ts';
import { checkBasis } from '#core/model/commands/checkBasis.ts';
import type { CommandEnv, Decided } from '#core/model/commands/command.ts';
import { dropTargets } from '#core/model/commands/dropTargets.ts';
import { fitChildren } from '#core/model/commands/fitChildren.ts';
import { lookUpMetric } from '#core/model/commands/lookUp.ts';
import { type FormulaPart, metricsOfParts } from '#core/model/commands/metricsOfParts.ts';
import { withUnusedDropped } from '#core/model/commands/withUnusedDropped.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import { mergeDiffs } from '#core/model/mergeDiffs.ts';
import type { Basis, Metric, MetricId } from '#core/model/schema.ts';

export interface WriteFormula {
  readonly kind: 'write-formula';
  readonly metricId: MetricId;
  /** Every metric that a formula names exists, or is one of `parts`. */
  readonly definition: Pick<Metric, 'basis' | 'unit' | 'direction' | 'description'>;
  readonly parts: readonly FormulaPart[];
  /** What becomes of components that the formula does not name any more. */
  readonly unnamed: 'influence' | 'remove';
}

/**
 * A definition written as text: the metric's basis, and below each of its nodes the parts that it names.
 *
 * Errors   'not-found', 'formula-unknown-metric', 'formula-cycle'.
 */
export function decideWriteFormula(doc: Doc, command: WriteFormula, env: CommandEnv): Decided {
  const metric = lookUpMetric(doc, command.metricId);
  if (!metric.ok) return metric;
  const places = Object.values(doc.nodes).filter((node) => node.metricId === command.metricId);
  const treeIds = [...new Set(places.map(({ treeId }) => treeId))];
  const parts = metricsOfParts(doc, treeIds, command.parts, env);
  const added = parts.flatMap((part) => putMetric(doc, part));
  const known = applyDiff(doc, added);
  const ids = new Map(command.parts.map(({ id }, index) => [id, parts[index]?.id ?? id]));
  const { unit, direction, description } = command.definition;
  const definition = { basis: withIds(command.definition.basis, ids), unit, direction, description };
  const sound = checkBasis(known, command.metricId, definition.basis);
  if (!sound.ok) return sound;
  const own: Diff = [
    ...putMetric(doc, { ...metric.value, ...definition }),
    ...(definition.unit === metric.value.unit ? [] : dropTargets(doc, command.metricId)),
  ];
  const defined = applyDiff(known, own);
  const placed = places.flatMap((node) => fitChildren(defined, defined.nodes[node.id] ?? node, command.unnamed, env));
  return ok({
    diff: withUnusedDropped(doc, mergeDiffs([...added, ...own], placed)),
    label: { code: 'write-formula', metricName: metric.value.name },
  });
}

function withIds(basis: Basis, ids: ReadonlyMap<MetricId, MetricId>): Basis {
  if (basis.kind !== 'formula') return basis;
  return { kind: 'formula', expression: mapMetrics(basis.expression, (id) => ids.get(id) ?? id) };
}
