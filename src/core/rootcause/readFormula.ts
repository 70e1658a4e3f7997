import { pathMultipliers } from '#core/contribution/contributionsTo.ts';
import type { ReadNode } from '#core/contribution/readNode.ts';
import { type LeafTable, totalsOf } from '#core/cube/leafTable.ts';
import { evaluateTree } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import type { PlanMeasure } from '#core/plan/plan.ts';
import type { SubjectPart } from '#core/rootcause/causeSubject.ts';
import type { DayRange } from '#core/time/period.ts';

/** A formula over parts of one whole: number = constant + Σ multiplier × part. */
export interface LinearFormula {
  readonly constant: number;
  readonly parts: readonly { readonly nodeId: NodeId; readonly measure: PlanMeasure; readonly multiplier: number }[];
}

/**
 * The formula of a node with the weight of every number that it is made of, read from the totals of both periods.
 *
 * Shapes   windows: baseline, current, others. Null where the formula is no sum over one denominator, or a number of
 *          it is missing.
 */
export function readFormula(
  parts: readonly SubjectPart[],
  { doc, treeId, nodeId }: { readonly doc: Doc; readonly treeId: TreeId; readonly nodeId: NodeId },
  table: LeafTable,
  windows: readonly DayRange[],
): LinearFormula | null {
  const readNode = totalsReader(doc, treeId, table, windows);
  const [before, after] = [readNode(nodeId, 'baseline', null), readNode(nodeId, 'current', null)];
  if (before.kind === 'missing' || after.kind === 'missing' || before.parts === null || after.parts === null)
    return null;
  const multipliers = new Map(pathMultipliers(doc, nodeId, readNode).map((path) => [path.nodeId, path.multiplier]));
  const weighted = parts.map((part) => ({
    nodeId: part.nodeId,
    measure: part.x,
    multiplier: multipliers.get(part.nodeId) ?? Number.NaN,
  }));
  const constant = before.value - weighted.reduce((sum, part) => sum + part.multiplier * baselineOf(part, readNode), 0);
  return Number.isFinite(constant) ? { constant: tidy(constant), parts: weighted } : null;
}

function totalsReader(doc: Doc, treeId: TreeId, table: LeafTable, windows: readonly DayRange[]): ReadNode {
  const cubes = { daily: null, windows: totalsOf(table) };
  const [baseline, current] = windows;
  const none: ReadonlyMap<NodeId, NodeValue> = new Map();
  const values = {
    baseline: baseline === undefined ? none : evaluateTree(doc, treeId, cubes, baseline, null),
    current: current === undefined ? none : evaluateTree(doc, treeId, cubes, current, null),
  };
  return (id, side) => values[side].get(id) ?? { kind: 'missing', reason: { code: 'no-rows' } };
}

function baselineOf({ nodeId }: { readonly nodeId: NodeId }, read: ReadNode): number {
  const value = read(nodeId, 'baseline', null);
  return value.kind === 'value' ? value.value : Number.NaN;
}

/** A whole number but for rounding is a whole number: 1 − (a + b) counts what is left of 1 exactly. */
function tidy(constant: number): number {
  const whole = Math.round(constant);
  return Math.abs(constant - whole) <= 1e-9 ? whole : constant;
}
