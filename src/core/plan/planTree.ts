import type { Doc } from '#core/model/doc.ts';
import type { Dataset, NodeId, TreeId } from '#core/model/schema.ts';
import { isMergeable } from '#core/plan/additivity.ts';
import type { BoundLeaf } from '#core/plan/bindNode.ts';
import { bindTree } from '#core/plan/bindTree.ts';
import { estimateEntries } from '#core/plan/estimate.ts';
import type { CubePlan, PlanMeasure, PlanTime } from '#core/plan/plan.ts';
import type { Comparison, DayRange } from '#core/time/period.ts';
import { lengthOf, sameRange } from '#core/time/range.ts';

export interface TreeRequest {
  /** Days of the daily cube; null: all days of the data. */
  readonly days: DayRange | null;
  /** Null where only values, or only the series, are wanted. */
  readonly comparison: Comparison | null;
  /** Buckets of the series on the cards. */
  readonly series: readonly DayRange[];
  /** Dimensions to split by; `[]` for totals. */
  readonly by: readonly string[];
  /** Null: the whole tree. */
  readonly nodeIds: readonly NodeId[] | null;
}

export interface TreePlans {
  /** What merges over days: any period inside it can be read without asking again. */
  readonly daily: CubePlan | null;
  /** What does not: exactly the periods that were asked for. */
  readonly windows: CubePlan | null;
}

/** Numbers in a cube split by dimensions; above it the days are asked for as the two periods only. */
export const entryBudget = 2_000_000;

/**
 * The questions whose answers `evaluateTree` needs, at most two.
 *
 * Shapes   a plan is null where nothing has to be asked: no dataset, no bound node, or no period.
 *          Equal measures of several nodes are asked once.
 */
export function planTree(doc: Doc, treeId: TreeId, request: TreeRequest): TreePlans {
  const bound = bindTree(doc, treeId);
  if (bound === null || bound.dataset === null) return { daily: null, windows: null };
  const { dataset } = bound;
  const wanted = request.nodeIds === null ? null : new Set<NodeId>(request.nodeIds);
  const measures = unique(
    bound.nodes.flatMap(({ node, leaf }) =>
      leaf.ok && leaf.value !== null && (wanted === null || wanted.has(node.id)) ? measuresOf(leaf.value) : [],
    ),
  );
  const merging = measures.filter(({ statistic }) => isMergeable(statistic, 'days'));
  const fixed = measures.filter(({ statistic }) => !isMergeable(statistic, 'days'));
  return {
    daily: planDaily(dataset, request, merging),
    windows: planWindows(dataset, request, fixed, requestedRanges(request)),
  };
}

/** The measures that a leaf reads, in the order numerator, denominator. */
export function measuresOf(leaf: BoundLeaf): readonly PlanMeasure[] {
  return leaf.kind === 'aggregate' ? [leaf.of.measure] : [leaf.numerator.measure, leaf.denominator.measure];
}

function planDaily(dataset: Dataset, request: TreeRequest, measures: readonly PlanMeasure[]): CubePlan | null {
  const range = request.days ?? dataset.extent;
  if (dataset.dateColumn === null || range === null) return planWindows(dataset, request, measures, []);
  if (measures.length === 0 || lengthOf(range) === 0) return null;
  const time: PlanTime = { column: dataset.dateColumn, buckets: { kind: 'days', range } };
  const plan: CubePlan = { table: dataset.contentHash, time, by: request.by, measures };
  if (request.by.length === 0 || estimateEntries(plan, dataset) <= entryBudget) return plan;
  const { comparison } = request;
  return comparison === null ? null : planWindows(dataset, request, measures, distinctRanges(comparison));
}

function planWindows(
  dataset: Dataset,
  request: TreeRequest,
  measures: readonly PlanMeasure[],
  ranges: readonly DayRange[],
): CubePlan | null {
  const { dateColumn, extent } = dataset;
  const undated = dateColumn === null || extent === null;
  if (measures.length === 0 || (!undated && ranges.length === 0)) return null;
  const time: PlanTime | null = undated ? null : { column: dateColumn, buckets: { kind: 'ranges', ranges } };
  return { table: dataset.contentHash, time, by: request.by, measures };
}

function requestedRanges({ comparison, series }: TreeRequest): readonly DayRange[] {
  const ranges = [...(comparison === null ? [] : distinctRanges(comparison)), ...series];
  return [...new Map(ranges.map((range) => [`${range.fromDay}/${range.toDay}`, range])).values()];
}

function distinctRanges({ baseline, current }: Comparison): readonly DayRange[] {
  return sameRange(baseline, current) ? [current] : [baseline, current];
}

function unique(measures: readonly PlanMeasure[]): readonly PlanMeasure[] {
  return [...new Map(measures.map((measure) => [measure.key, measure])).values()];
}
