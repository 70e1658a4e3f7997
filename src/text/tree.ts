import { unreachable } from '#core/base/unreachable.ts';
import type { Direction } from '#core/model/schema.ts';
import type { Interval } from '#core/stats/proportions.ts';
import type { TargetStatus } from '#core/target/readTarget.ts';
import { formatShare, plural } from './format.ts';

/** Words on and around the canvas. */
export const treeText = {
  label: (treeName: string): string => `Metric tree: ${treeName}`,
  noRule: '0 because no outcome rule gives it',
  influence: 'influence · not in the sum',
  notFinal: 'not final',
  notFinalWhy: 'Not final: some conversations of this period are too young to have been resolved',
  perDay: (change: string): string => `${change} a day`,
  unequal: 'periods differ in length',
  withTone: (change: string, tone: 'worse' | 'better'): string => `${change} ${tone}`,
  target: (value: string, direction: Direction): string => targetLine(value, direction),
  targetStatus: { met: 'met', near: 'near', missed: 'missed' } satisfies Record<TargetStatus, string>,
  targetUnknown: 'no number',
  noData: (why: string): string => `no data: ${why}`,
  contributionTo: 'Contribution to',
  /** Of a share. */
  interval: ({ low, high }: Interval, n: number): string =>
    `95 % interval ${formatShare(low)} to ${formatShare(high)}, of ${plural(n, 'conversation', 'conversations')}`,
  noTreeTitle: 'No tree yet',
  noTree: 'Drop a help-desk export here, or choose one, and Taproot builds the tree from it.',
  noDatasetTitle: 'This tree has no data',
  noDataset: (treeName: string): string =>
    `${treeName} is not bound to a dataset yet. Import a file and its numbers appear here.`,
  loading: 'Reading the numbers…',
  updating: 'Reading new numbers…',
  noBaseline: (why: string): string => `no baseline: ${why}`,
  failedTitle: 'The numbers could not be read',
  retry: 'Try again',
  addNode: 'Add node',
  strip: (metricName: string, by: string): string => `${metricName} ${by}`,
} as const;

function targetLine(value: string, direction: Direction): string {
  switch (direction) {
    case 'higher':
      return `Target ${value}`;
    case 'lower':
      return `Target ≤ ${value}`;
    case 'neither':
      return `Target about ${value}`;
    default:
      return unreachable(direction);
  }
}
