import { err, ok } from '#core/base/result.ts';
import { putMetric } from '#core/model/commands/change.ts';
import { checkName } from '#core/model/commands/checkName.ts';
import type { Decided } from '#core/model/commands/command.ts';
import { lookUpMetric } from '#core/model/commands/lookUp.ts';
import { metricNameTaken } from '#core/model/commands/metricNameTaken.ts';
import type { Doc } from '#core/model/doc.ts';
import type { MetricId } from '#core/model/schema.ts';

export interface RenameMetric {
  readonly kind: 'rename-metric';
  readonly metricId: MetricId;
  readonly name: string;
}

/** A new name wherever the metric stands; formulas refer to it by id and stay true. Errors: 'not-found', 'bad-name', 'name-taken'. */
export function decideRenameMetric(doc: Doc, command: RenameMetric): Decided {
  const metric = lookUpMetric(doc, command.metricId);
  if (!metric.ok) return metric;
  const name = checkName(command.name);
  if (!name.ok) return name;
  const nodes = Object.values(doc.nodes).filter((node) => node.metricId === command.metricId);
  const treeIds = nodes.map((node) => node.treeId);
  if (metricNameTaken(doc, treeIds, name.value, command.metricId)) return err({ code: 'name-taken', name: name.value });
  return ok({
    diff: putMetric(doc, { ...metric.value, name: name.value }),
    label: { code: 'rename-metric', from: metric.value.name, to: name.value },
  });
}
