import { err, ok, type Result } from '#core/base/result.ts';
import type { MissingReason } from '#core/evaluate/value.ts';
import { metricsOf } from '#core/formula/metricsOf.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import type { Node, NodeId, TreeId } from '#core/model/schema.ts';
import type { BoundLeaf } from '#core/plan/bindNode.ts';
import { bindTree, findBound } from '#core/plan/bindTree.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { PlanMeasure } from '#core/plan/plan.ts';

/** What is counted of a node whose change is searched, in measures of a plan. */
export type CauseSubject =
  | { readonly kind: 'ratio'; readonly x: PlanMeasure; readonly n: PlanMeasure }
  /** Of a number's mean: its moments over the rows of `n`. */
  | { readonly kind: 'mean'; readonly moments: PlanMeasure; readonly n: PlanMeasure | null }
  | { readonly kind: 'total'; readonly statistic: 'n' | 'sum'; readonly measure: PlanMeasure }
  /** A formula over ratios of one denominator. */
  | { readonly kind: 'parts'; readonly n: PlanMeasure; readonly parts: readonly SubjectPart[] };

export interface SubjectPart {
  readonly nodeId: NodeId;
  readonly x: PlanMeasure;
}

/** Why the change of a node cannot be searched for segments. */
export type CauseObstacle =
  | { readonly code: 'no-comparison' }
  | { readonly code: 'no-date' }
  | { readonly code: 'missing'; readonly reason: MissingReason }
  /** Medians, maxima and distinct counts: the whole is not made of its segments. */
  | { readonly code: 'not-additive'; readonly metricName: string }
  /** A ratio of which nothing says how much it varies by chance: of sums, or of counts not inside one another. */
  | { readonly code: 'no-spread'; readonly metricName: string }
  /** A formula whose numbers are not parts of one whole. */
  | { readonly code: 'mixed-formula'; readonly metricName: string }
  | { readonly code: 'no-dimensions' }
  | { readonly code: 'no-rows' };

/**
 * What to count of a node.
 *
 * Shapes   a formula is followed down to the numbers that it is made of.
 * Errors   the obstacles that do not depend on the numbers.
 */
export function causeSubject(doc: Doc, treeId: TreeId, nodeId: NodeId): Result<CauseSubject, CauseObstacle> {
  const bound = bindTree(doc, treeId);
  const found = bound === null ? null : findBound(bound, nodeId);
  if (found === null) return err({ code: 'missing', reason: { code: 'no-dataset' } });
  if (!found.leaf.ok) return err({ code: 'missing', reason: found.leaf.error });
  const metricName = doc.metrics[found.node.metricId]?.name ?? '';
  return found.leaf.value === null
    ? formulaSubject(doc, treeId, nodeId, metricName)
    : leafSubject(found.leaf.value, metricName);
}

function leafSubject(leaf: BoundLeaf, metricName: string): Result<CauseSubject, CauseObstacle> {
  if (leaf.kind === 'aggregate') {
    const { aggregate, measure } = leaf.of;
    if (aggregate === 'count') return ok({ kind: 'total', statistic: 'n', measure });
    if (aggregate === 'sum') return ok({ kind: 'total', statistic: 'sum', measure });
    if (aggregate === 'mean') return ok({ kind: 'mean', moments: momentsOf(measure), n: null });
    return err({ code: 'not-additive', metricName });
  }
  const { numerator, denominator } = leaf;
  if (denominator.aggregate === 'count' && numerator.aggregate === 'count') {
    return ok({ kind: 'ratio', x: numerator.measure, n: denominator.measure });
  }
  if (denominator.aggregate === 'count' && numerator.aggregate === 'sum') {
    return ok({ kind: 'mean', moments: momentsOf(numerator.measure), n: denominator.measure });
  }
  const isOfTotals = [numerator, denominator].every(({ aggregate }) => aggregate === 'sum' || aggregate === 'count');
  return err({ code: isOfTotals ? 'no-spread' : 'not-additive', metricName });
}

function momentsOf({ column, filter }: PlanMeasure): PlanMeasure {
  return planMeasure({ kind: 'moments' }, column, filter);
}

function formulaSubject(
  doc: Doc,
  treeId: TreeId,
  nodeId: NodeId,
  metricName: string,
): Result<CauseSubject, CauseObstacle> {
  const parts: SubjectPart[] = [];
  let n: PlanMeasure | null = null;
  for (const child of namedChildren(doc, nodeId)) {
    const below = causeSubject(doc, treeId, child.id);
    if (!below.ok) return below;
    const subject = below.value;
    if (subject.kind !== 'ratio' && subject.kind !== 'parts') return err({ code: 'mixed-formula', metricName });
    if (n !== null && n.key !== subject.n.key) return err({ code: 'mixed-formula', metricName });
    n = subject.n;
    parts.push(...(subject.kind === 'parts' ? subject.parts : [{ nodeId: child.id, x: subject.x }]));
  }
  return n === null ? err({ code: 'mixed-formula', metricName }) : ok({ kind: 'parts', n, parts });
}

/** The components that the formula speaks of. */
function namedChildren(doc: Doc, nodeId: NodeId): readonly Node[] {
  const basis = doc.metrics[doc.nodes[nodeId]?.metricId ?? '']?.basis;
  const named = new Set<string>(basis?.kind === 'formula' ? metricsOf(basis.expression) : []);
  return componentsOf(doc, nodeId).filter(({ metricId }) => named.has(metricId));
}

/** The measures that a subject is read from, each once. */
export function subjectMeasures(subject: CauseSubject): readonly PlanMeasure[] {
  switch (subject.kind) {
    case 'ratio':
      return [subject.x, subject.n];
    case 'mean':
      return subject.n === null ? [subject.moments] : [subject.moments, subject.n];
    case 'total':
      return [subject.measure];
    case 'parts':
      return [subject.n, ...subject.parts.map(({ x }) => x)];
  }
}
