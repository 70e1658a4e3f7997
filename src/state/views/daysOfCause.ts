import { evaluateTree, type TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import type { FoundCause } from '#core/rootcause/causeReport.ts';
import type { Weighted } from '#core/stats/segmentCost.ts';
import { adjustForWeekday } from '#core/stats/weekday.ts';
import { weekdayOf } from '#core/time/civil.ts';
import type { DayRange } from '#core/time/period.ts';

/** A node as daily cubes of a doc have it. */
export interface DaySource {
  readonly doc: Doc;
  readonly treeId: TreeId;
  readonly nodeId: NodeId;
  readonly cubes: TreeCubes;
}

/**
 * The days of a cause as points: a rate or mean by the rows behind it; a total without its weekly pattern; for a volume
 * the segment's share of all rows.
 *
 * Shapes   one point per day of the range; weight 0 where there is no number. `whole`: all segments, for volumes.
 */
export function daysOfCause(
  kind: FoundCause['kind'],
  range: DayRange,
  inside: DaySource,
  whole: DaySource | null,
): readonly Weighted[] {
  const days = Array.from({ length: range.toDay - range.fromDay }, (_, day) => range.fromDay + day);
  if (kind === 'volume' && whole !== null) {
    return days.map((day) => {
      const [part, all] = [rowsOn(inside, day), rowsOn(whole, day)];
      return { value: all > 0 ? part / all : 0, weight: all };
    });
  }
  const points = days.map((day) => pointOn(inside, day));
  if (kind !== 'total') return points;
  const values = points.map(({ value, weight }) => (weight > 0 ? value : null));
  return adjustForWeekday(values, weekdayOf(range.fromDay)).map((value) => ({
    value: value ?? 0,
    weight: value === null ? 0 : 1,
  }));
}

function valueOn({ doc, treeId, nodeId, cubes }: DaySource, day: number): ReturnType<typeof numberOf> {
  return numberOf(evaluateTree(doc, treeId, cubes, { fromDay: day, toDay: day + 1 }, null), nodeId);
}

function numberOf(
  values: ReturnType<typeof evaluateTree>,
  nodeId: NodeId,
): { readonly value: number; readonly rows: number } | null {
  const found = values.get(nodeId);
  if (found?.kind !== 'value') return null;
  return { value: found.value, rows: found.parts?.denominator ?? found.n ?? 1 };
}

function pointOn(source: DaySource, day: number): Weighted {
  const found = valueOn(source, day);
  return { value: found?.value ?? 0, weight: found?.rows ?? 0 };
}

const rowsOn = (source: DaySource, day: number): number => valueOn(source, day)?.rows ?? 0;
