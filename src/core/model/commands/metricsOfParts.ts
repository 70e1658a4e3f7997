import { nameLimit } from '#core/model/commands/checkName.ts';
import type { CommandEnv } from '#core/model/commands/command.ts';
import { metricNameTaken } from '#core/model/commands/metricNameTaken.ts';
import type { Doc } from '#core/model/doc.ts';
import { sameRecord } from '#core/model/sameRecord.ts';
import { type Aggregate, type Basis, type Metric, MetricId, type MetricUnit, type TreeId } from '#core/model/schema.ts';

/** What a formula reads from the dataset: a metric to be. */
export interface FormulaPart {
  /** Stands for the metric in the formula until it has an id of its own. */
  readonly id: MetricId;
  readonly name: string;
  readonly unit: MetricUnit;
  readonly aggregate: Aggregate;
}

/**
 * The metrics for the parts of a formula, in order.
 *
 * Shapes   a part whose measure a metric of these trees has already is that metric; a name that is taken gets a number.
 */
export function metricsOfParts(
  doc: Doc,
  treeIds: readonly TreeId[],
  parts: readonly FormulaPart[],
  env: CommandEnv,
): readonly Metric[] {
  const given = new Set<string>();
  const isTaken = (name: string): boolean => given.has(name) || metricNameTaken(doc, treeIds, name, null);
  return parts.map(({ name, unit, aggregate }) => {
    const basis: Basis = { kind: 'measure', measure: { kind: 'aggregate', of: aggregate } };
    const known = findByBasis(doc, treeIds, basis);
    if (known !== null) return known;
    const free = freeName(name, isTaken);
    given.add(free);
    return { id: MetricId.parse(env.newId()), name: free, description: '', unit, direction: 'neither', basis };
  });
}

function findByBasis(doc: Doc, treeIds: readonly TreeId[], basis: Basis): Metric | null {
  const nodes = Object.values(doc.nodes).filter(({ treeId }) => treeIds.includes(treeId));
  const metrics = nodes.flatMap(({ metricId }) => doc.metrics[metricId] ?? []);
  return metrics.find((metric) => sameRecord(metric.basis, basis)) ?? null;
}

function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  const plain = wanted.trim().slice(0, nameLimit);
  if (!isTaken(plain)) return plain;
  for (let count = 2; ; count++) {
    const end = ` (${count})`;
    const name = `${plain.slice(0, nameLimit - end.length)}${end}`;
    if (!isTaken(name)) return name;
  }
}
