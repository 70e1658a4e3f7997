import type { Filter } from '#core/table/filter.ts';
import type { Outcome } from '#core/table/table.ts';
import type { Comparison, DayIndex, DayRange } from '#core/time/period.ts';

/** 26 whole weeks, Monday 2026-03-30 to Sunday 2026-09-27. The export was taken at the end of the last day. */
export const sampleRange: DayRange = { fromDay: 20_542, toDay: 20_724 };

/** Monday 2026-08-17. */
const startDay: DayIndex = 20_682;

/**
 * What happens in the sample, and how large it is: the answer that an explanation should reach.
 *
 * Units    effects are changes of the resolution rate (0.01 = one point) over `comparison`, open conversations
 *          counted as unresolved, without the luck of the draw.
 */
export const sampleStory = {
  startDay,
  /** The two whole weeks before against the two whole weeks after; both old enough to be resolved. */
  comparison: {
    baseline: { fromDay: startDay - 14, toDay: startDay },
    current: { fromDay: startDay, toDay: startDay + 14 },
  },
  /** From this day on, conversations are too young for their resolution rate to be read as it stands. */
  immatureFromDay: sampleRange.toDay - 10,
  resolutionRateBefore: 0.78,
  change: -0.036,
  bottleneck: {
    segment: {
      kind: 'and',
      of: [
        { kind: 'in', column: 'channel', values: ['messaging'] },
        { kind: 'in', column: 'issue_type', values: ['billing'] },
      ],
    },
    outcome: 'escalation_stuck',
    /** From `startDay`, of the segment's escalated conversations. */
    stuckOfEscalated: 0.85,
    /** Share of the segment's conversations that are stuck in the escalation queue. */
    stuckBefore: 0.035,
    stuckAfter: 0.27,
    change: -0.027,
  },
  mixShift: { dimension: 'channel', value: 'bot', shareBefore: 0.1, shareAfter: 0.12, change: -0.009 },
} as const satisfies SampleStory;

interface SampleStory {
  readonly startDay: DayIndex;
  readonly comparison: Comparison;
  readonly immatureFromDay: DayIndex;
  readonly resolutionRateBefore: number;
  readonly change: number;
  readonly bottleneck: {
    readonly segment: Filter;
    readonly outcome: Outcome;
    readonly stuckOfEscalated: number;
    readonly stuckBefore: number;
    readonly stuckAfter: number;
    readonly change: number;
  };
  readonly mixShift: {
    readonly dimension: string;
    readonly value: string;
    readonly shareBefore: number;
    readonly shareAfter: number;
    readonly change: number;
  };
}
