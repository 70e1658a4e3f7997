import { err, ok, type Result } from '#core/base/result.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import { isUndated } from '#core/plan/bindNode.ts';
import { bindTree } from '#core/plan/bindTree.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { causeFamily, type FamilySubject } from '#core/rootcause/causeFamily.ts';
import { type CauseObstacle, type CauseSubject, causeSubject, subjectMeasures } from '#core/rootcause/causeSubject.ts';
import { type PastPairs, pastPairs } from '#core/rootcause/pastPairs.ts';
import type { Comparison, DayRange } from '#core/time/period.ts';

export interface CauseRequest {
  /** Narrowed to what is searched. */
  readonly doc: Doc;
  readonly treeId: TreeId;
  readonly nodeId: NodeId;
  /** Null where nothing is compared. */
  readonly comparison: Comparison | null;
  /** Columns that a segment may fix. */
  readonly dimensions: readonly string[];
  readonly isImmature: (period: DayRange) => boolean;
}

/** What to ask an engine for, and how its leaves are read as a question about causes. */
export interface CausePlan {
  readonly plan: CubePlan;
  readonly subject: CauseSubject;
  /** What the node is a part of, to learn ordinary drift with its siblings. */
  readonly family: FamilySubject | null;
  /** The buckets of the plan: baseline, current, then those of the past. */
  readonly windows: readonly DayRange[];
  readonly comparison: Comparison;
  readonly past: PastPairs;
  /** Indexes into `windows`. */
  readonly history: readonly (readonly [earlier: number, later: number])[];
}

/** Errors: what keeps the change of this node from being searched, as far as it is known without numbers. */
export function planCauses(request: CauseRequest): Result<CausePlan, CauseObstacle> {
  const { doc, treeId, nodeId, comparison, dimensions, isImmature } = request;
  const dataset = bindTree(doc, treeId)?.dataset ?? null;
  if (dataset === null) return err({ code: 'missing', reason: { code: 'no-dataset' } });
  const { dateColumn, extent } = dataset;
  if (isUndated(dataset) || dateColumn === null || extent === null) return err({ code: 'no-date' });
  if (comparison === null) return err({ code: 'no-comparison' });
  const subject = causeSubject(doc, treeId, nodeId);
  if (!subject.ok) return subject;
  if (dimensions.length === 0) return err({ code: 'no-dimensions' });
  const past = pastPairs(comparison, extent, (window) => !isImmature(window));
  const { windows, history } = layOutWindows(comparison, past.pairs);
  const time = { column: dateColumn, buckets: { kind: 'ranges', ranges: windows } } as const;
  const family = history.length === 0 ? null : causeFamily(doc, treeId, nodeId, subject.value);
  const measures = measuresOf(subject.value, family);
  const plan = { table: dataset.contentHash, time, by: dimensions, measures };
  return ok({ plan, subject: subject.value, family, windows, comparison, past, history });
}

/** Each once. */
function measuresOf(subject: CauseSubject, family: FamilySubject | null): CubePlan['measures'] {
  const all = [...subjectMeasures(subject), ...(family === null ? [] : subjectMeasures(family.subject))];
  return [...new Map(all.map((measure) => [measure.key, measure])).values()];
}

/** Each window once, whatever the number of pairs that it is in. */
function layOutWindows(
  { baseline, current }: Comparison,
  pairs: readonly Comparison[],
): Pick<CausePlan, 'windows' | 'history'> {
  const windows: DayRange[] = [baseline, current];
  const placeOf = new Map([[nameOf(baseline), 0]]);
  const place = (window: DayRange): number => {
    const known = placeOf.get(nameOf(window));
    if (known !== undefined) return known;
    placeOf.set(nameOf(window), windows.length);
    windows.push(window);
    return windows.length - 1;
  };
  return { history: pairs.map((pair) => [place(pair.baseline), place(pair.current)] as const), windows };
}

const nameOf = ({ fromDay, toDay }: DayRange): string => `${fromDay}/${toDay}`;
