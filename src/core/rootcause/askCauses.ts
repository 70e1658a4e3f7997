import { err, ok, type Result } from '#core/base/result.ts';
import { sum } from '#core/base/sum.ts';
import { type LeafTable, leafColumn } from '#core/cube/leafTable.ts';
import { mergeLeaves } from '#core/cube/mergeLeaves.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import type { PlanMeasure } from '#core/plan/plan.ts';
import { rootedAt } from '#core/rootcause/causeFamily.ts';
import type { ByWindow, CauseFamily, CauseMeasure, CausePart, CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseObstacle, CauseSubject } from '#core/rootcause/causeSubject.ts';
import { occurringValues } from '#core/rootcause/occurringValues.ts';
import type { CausePlan } from '#core/rootcause/planCauses.ts';
import { readFormula } from '#core/rootcause/readFormula.ts';
import { type Counted, type SearchableAxes, searchableAxes } from '#core/rootcause/searchableAxes.ts';
import { coarsenTags } from '#core/rootcause/thinTags.ts';

/** The node that is asked about, in the doc that the plan was made for. */
export interface CauseContext {
  readonly doc: Doc;
  readonly treeId: TreeId;
  readonly nodeId: NodeId;
  /** How many dimensions a segment may fix at most. */
  readonly depth: number;
}

/**
 * The question about causes that the leaves of a plan come to.
 *
 * Shapes   dimensions: those of the plan that can be searched together (`axesOf`), in its order.
 * Errors   'no-rows': a period has nothing to count; 'no-spread': counts that are not inside one another;
 *          'mixed-formula': the formula is no sum of parts of one whole in these periods.
 * Cost     O(numbers of the table).
 */
export function askCauses(
  plan: CausePlan,
  fine: LeafTable,
  context: CauseContext,
): Result<CauseQuestion, CauseObstacle> {
  const { subject, windows, history } = plan;
  const counted = countsOf(subject, reader(fine, windows.length));
  const rows = Math.min(...[0, 1].map((window) => sum(counted[window] ?? [])));
  if (rows === 0) return err({ code: 'no-rows' });
  const { kept, tags } = axesOf(plan, fine);
  if (kept.length === 0) return err({ code: 'no-dimensions' });
  const table = mergeLeaves(coarsenTags(fine, tags), kept);
  const read = reader(table, windows.length);
  const { dimensions, codes } = occurringValues(table.plan.by, table);
  const family = familyOf(plan, context, table, read);
  const base = { dimensions, codes, family, history, depth: context.depth };
  if (subject.kind === 'parts') return askFormula(subject, context, table, windows, base, read);
  const whole = measureOf(subject, read);
  return isInside(whole) ? ok({ ...base, whole, parts: [] }) : err({ code: 'no-spread', metricName: nameOf(context) });
}

/** Null where there is none, or its formula is no sum of parts of one whole in these periods. */
function familyOf(
  { family, windows }: CausePlan,
  { doc, treeId, depth }: CauseContext,
  table: LeafTable,
  read: Read,
): CauseFamily | null {
  if (family === null) return null;
  const { nodeId, subject, asked } = family;
  const context = { doc: rootedAt(doc, treeId, nodeId), treeId, nodeId, depth };
  const counted = countFormula(subject, context, table, windows, read);
  return counted.ok ? { ...counted.value, asked } : null;
}

/** Which dimensions of the plan the leaves let be searched, and why not the others. Once per table. */
export function axesOf({ subject }: CausePlan, table: LeafTable): SearchableAxes {
  const known = axesOfTable.get(table);
  if (known !== undefined) return known;
  const read = reader(table, 2);
  const found = searchableAxes(table, {
    rows: countsOf(subject, read),
    parts: partsOf(subject, read),
    moments: momentsOf(subject, read),
  });
  axesOfTable.set(table, found);
  return found;
}

/** A table never changes in place, and belongs to one plan. */
const axesOfTable = new WeakMap<LeafTable, SearchableAxes>();

function partsOf(subject: CauseSubject, read: Read): readonly ByWindow[] {
  if (subject.kind === 'ratio') return [read(subject.x, 'n')];
  return subject.kind === 'parts' ? subject.parts.map(({ x }) => read(x, 'n')) : [];
}

function momentsOf(subject: CauseSubject, read: Read): Counted['moments'] {
  if (subject.kind !== 'mean') return null;
  return { sum: read(subject.moments, 'sum'), sumSquares: read(subject.moments, 'sumSquares') };
}

type QuestionBase = Omit<CauseQuestion, 'whole' | 'parts'>;
type PartsSubject = Extract<CauseSubject, { kind: 'parts' }>;

function askFormula(
  subject: PartsSubject,
  context: CauseContext,
  table: LeafTable,
  windows: CausePlan['windows'],
  base: QuestionBase,
  read: Read,
): Result<CauseQuestion, CauseObstacle> {
  const counted = countFormula(subject, context, table, windows, read);
  if (!counted.ok) return counted;
  const { whole, parts } = counted.value;
  // Where one part is all that there is, it and the whole are the same thing.
  const isSplit = parts.filter(({ x }) => x.slice(0, 2).some((of) => sum(of) > 0)).length > 1;
  return ok({ ...base, whole, parts: isSplit ? parts : [] });
}

/** A formula's whole and parts, leaf by leaf. */
function countFormula(
  subject: PartsSubject,
  context: CauseContext,
  table: LeafTable,
  windows: CausePlan['windows'],
  read: Read,
): Result<Omit<CauseFamily, 'asked'>, CauseObstacle> {
  const formula = readFormula(subject.parts, context, table, windows);
  if (formula === null) return err({ code: 'mixed-formula', metricName: nameOf(context) });
  const n = read(subject.n, 'n');
  const parts = formula.parts.map(
    ({ nodeId, measure, multiplier }): CausePart => ({
      nodeId,
      multiplier,
      x: read(measure, 'n'),
    }),
  );
  const x = n.map((of, window) => combine(of, formula.constant, parts, window));
  const isWhole = [x, ...parts.map((part) => part.x)].every((each) => isInside({ kind: 'ratio', x: each, n }));
  if (!isWhole) return err({ code: 'no-spread', metricName: nameOf(context) });
  return ok({ whole: { kind: 'ratio', n, x }, parts });
}

const nameOf = ({ doc, nodeId }: CauseContext): string => doc.metrics[doc.nodes[nodeId]?.metricId ?? '']?.name ?? '';

type Read = (measure: PlanMeasure, name: 'n' | 'sum' | 'sumSquares') => ByWindow;

function reader(table: LeafTable, windowCount: number): Read {
  return ({ key }, name) => Array.from({ length: windowCount }, (_, window) => leafColumn(table, key, name, window));
}

function countsOf(subject: CauseSubject, read: Read): ByWindow {
  switch (subject.kind) {
    case 'total':
      return read(subject.measure, 'n');
    case 'mean':
      return read(subject.n ?? subject.moments, 'n');
    default:
      return read(subject.n, 'n');
  }
}

function measureOf(subject: Exclude<CauseSubject, { kind: 'parts' }>, read: Read): CauseMeasure {
  switch (subject.kind) {
    case 'ratio':
      return { kind: 'ratio', x: read(subject.x, 'n'), n: read(subject.n, 'n') };
    case 'total':
      return { kind: 'total', amount: read(subject.measure, subject.statistic) };
    case 'mean': {
      const { moments, n } = subject;
      return {
        kind: 'mean',
        n: read(n ?? moments, 'n'),
        sum: read(moments, 'sum'),
        sumSquares: read(moments, 'sumSquares'),
      };
    }
  }
}

/** Whether x is a part of n in every leaf and window. */
function isInside(measure: CauseMeasure): boolean {
  if (measure.kind !== 'ratio') return true;
  const { x, n } = measure;
  return x.every((of, window) => of.every((count, leaf) => count >= -1e-9 && count <= (n[window]?.[leaf] ?? 0) + 1e-9));
}

function combine(n: Float64Array, constant: number, parts: readonly CausePart[], window: number): Float64Array {
  const whole = n.map((count) => constant * count);
  for (const { x, multiplier } of parts) {
    const of = x[window];
    for (let leaf = 0; leaf < whole.length; leaf++) whole[leaf] = (whole[leaf] ?? 0) + multiplier * (of?.[leaf] ?? 0);
  }
  return whole;
}
