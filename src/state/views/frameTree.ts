import type { Doc } from '#core/model/doc.ts';
import type { TreeId } from '#core/model/schema.ts';
import { type Bucket, bucketsOf } from '#core/time/buckets.ts';
import { comparePeriod, defaultComparison } from '#core/time/compare.ts';
import { type Comparison, type DayRange, type Grain, grains } from '#core/time/period.ts';
import { intersect } from '#core/time/range.ts';
import type { PeriodSettings, TreeFrame } from '#state/views/settings.ts';

export type FrameError = { readonly code: 'no-tree' } | { readonly code: 'no-dataset'; readonly treeName: string };

/** Buckets that a series may have before a coarser grain is taken for it. */
export const mostBuckets = 2_000;

/**
 * The tree that is looked at, its dataset, and the periods that the settings come to on that dataset.
 *
 * Errors   'no-tree': nothing by that id; 'no-dataset': the tree is not bound to data yet.
 */
export function frameTree(doc: Doc, treeId: TreeId | null, settings: PeriodSettings): TreeFrame | FrameError {
  const tree = treeId === null ? undefined : doc.trees[treeId];
  if (tree === undefined || treeId === null) return { code: 'no-tree' };
  const dataset = tree.datasetId === null ? undefined : doc.datasets[tree.datasetId];
  if (dataset === undefined) return { code: 'no-dataset', treeName: tree.name };
  const extent = dataset.dateColumn === null ? null : dataset.extent;
  const comparison = extent === null ? null : resolveComparison(extent, settings);
  return {
    treeId,
    tree,
    dataset,
    extent,
    comparison: settings.compareWith === 'none' ? null : comparison,
    current: comparison?.current ?? null,
    ...seriesOf(extent, settings.grain),
  };
}

export const isFrame = (frame: TreeFrame | FrameError): frame is TreeFrame => !('code' in frame);

/** By the finest grain, from the one asked for on, that keeps the series drawable; by month at the least. */
function seriesOf(
  extent: DayRange | null,
  grain: Grain,
): { readonly grain: Grain; readonly buckets: readonly Bucket[] } {
  const buckets = extent === null ? [] : bucketsOf(extent, grain);
  const coarser = grains[grains.indexOf(grain) + 1];
  return buckets.length <= mostBuckets || coarser === undefined ? { grain, buckets } : seriesOf(extent, coarser);
}

function resolveComparison(extent: DayRange, settings: PeriodSettings): Comparison {
  const { grain, compareWith, customBaseline } = settings;
  const fallback = defaultComparison(extent, grain);
  const current = insideOr(settings.current, extent, fallback.current);
  if (compareWith === 'custom') return { baseline: insideOr(customBaseline, extent, fallback.baseline), current };
  if (compareWith === 'none') return { baseline: current, current };
  return comparePeriod(current, grain, extent, compareWith);
}

/** A period that the data do not reach at all was chosen for other data. */
function insideOr(period: DayRange | null, extent: DayRange, fallback: DayRange): DayRange {
  return period !== null && intersect(period, extent) !== null ? period : fallback;
}
