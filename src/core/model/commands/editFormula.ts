import { err, ok, type Result } from '#core/base/result.ts';
import { withoutTerm } from '#core/formula/withoutTerm.ts';
import { withTerm } from '#core/formula/withTerm.ts';
import type { CommandError } from '#core/model/commands/command.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Expression, Metric, MetricId } from '#core/model/schema.ts';
import { formulaMetrics } from '#core/model/validateDoc.ts';

/** How a child takes part in its parent: added to or taken from its formula, or beside it as an influence. */
export type Standing = { readonly role: 'component'; readonly sign: '+' | '-' } | { readonly role: 'influence' };

/**
 * The parent's metric with the child's in its formula. A term that is there already stays as it is.
 *
 * Shapes   an unbound parent gets the term as its whole formula.
 * Errors   'parent-measured', 'formula-shared', 'formula-cycle'.
 */
export function addTerm(doc: Doc, parent: Metric, child: Metric, sign: '+' | '-'): Result<Metric, CommandError> {
  if (parent.basis.kind === 'measure') return err({ code: 'parent-measured', parentName: parent.name });
  if (formulaMetrics(parent).includes(child.id)) return ok(parent);
  const shared = sharedFormula(doc, parent);
  if (shared !== null) return err(shared);
  const path = formulaPath(doc, child.id, parent.id);
  if (path !== null) return err({ code: 'formula-cycle', path: path.map((id) => doc.metrics[id]?.name ?? id) });
  const expression =
    parent.basis.kind === 'formula' ? withTerm(parent.basis.expression, sign, child.id) : loneTerm(sign, child.id);
  return ok({ ...parent, basis: { kind: 'formula', expression } });
}

/**
 * The parent's metric without the child's in its formula; unbound when that was all of it.
 *
 * Errors   'formula-not-additive' where the term is a factor, 'formula-shared'.
 */
export function removeTerm(doc: Doc, parent: Metric, child: Metric): Result<Metric, CommandError> {
  if (parent.basis.kind !== 'formula' || !formulaMetrics(parent).includes(child.id)) return ok(parent);
  const shared = sharedFormula(doc, parent);
  if (shared !== null) return err(shared);
  const rest = withoutTerm(parent.basis.expression, child.id);
  if (rest.ok) return ok({ ...parent, basis: { kind: 'formula', expression: rest.value } });
  if (rest.error.code === 'last-term') return ok({ ...parent, basis: { kind: 'unbound', needs: [] } });
  return err({ code: 'formula-not-additive', formulaOf: parent.name, term: child.name });
}

/** From one metric down its formulas to another, both included; null when it is not made of it. */
export function formulaPath(doc: Doc, from: MetricId, to: MetricId): readonly MetricId[] | null {
  const cameFrom = new Map<MetricId, MetricId | null>([[from, null]]);
  for (const id of cameFrom.keys()) {
    if (id === to) return pathTo(cameFrom, to);
    for (const next of formulaMetrics(doc.metrics[id])) if (!cameFrom.has(next)) cameFrom.set(next, id);
  }
  return null;
}

function pathTo(cameFrom: ReadonlyMap<MetricId, MetricId | null>, to: MetricId): readonly MetricId[] {
  const path: MetricId[] = [];
  for (let id: MetricId | null = to; id !== null; id = cameFrom.get(id) ?? null) path.unshift(id);
  return path;
}

function sharedFormula(doc: Doc, metric: Metric): CommandError | null {
  const nodeCount = Object.values(doc.nodes).filter((node) => node.metricId === metric.id).length;
  return nodeCount > 1 ? { code: 'formula-shared', formulaOf: metric.name, nodeCount } : null;
}

function loneTerm(sign: '+' | '-', metricId: MetricId): Expression {
  const term: Expression = { kind: 'metric', metricId };
  return sign === '+' ? term : { kind: 'negate', of: term };
}
