import { err, ok } from '#core/base/result.ts';
import { putNode } from '#core/model/commands/change.ts';
import type { Decided } from '#core/model/commands/command.ts';
import { lookUpNode } from '#core/model/commands/lookUp.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId, Target } from '#core/model/schema.ts';

export interface SetTarget {
  readonly kind: 'set-target';
  readonly nodeId: NodeId;
  /** Null takes the target away. */
  readonly target: Target | null;
}

/** Errors: 'not-found', 'bad-target' (not a number, or a tolerance below 0). */
export function decideSetTarget(doc: Doc, { nodeId, target }: SetTarget): Decided {
  const found = lookUpNode(doc, nodeId);
  if (!found.ok) return found;
  if (target !== null && !isSound(target)) return err({ code: 'bad-target' });
  const { node, metric } = found.value;
  return ok({
    diff: putNode(doc, { ...node, target }),
    label: { code: 'set-target', metricName: metric.name, cleared: target === null },
  });
}

function isSound({ value, tolerance }: Target): boolean {
  return Number.isFinite(value) && Number.isFinite(tolerance) && tolerance >= 0;
}
