import type { Direction, MetricUnit, NodeId } from '#core/model/schema.ts';
import type { MetricKey } from '#core/model/templates/metricKey.ts';

export const diagnosisCodes = [
  'thorough-but-slow',
  'escalation-path',
  'closing-too-early',
  'giving-up-waiting',
  'workload',
  'product-defect',
] as const;
export type DiagnosisCode = (typeof diagnosisCodes)[number];

/** A pattern of two readings that is worth checking. It is a reading of numbers, not the reason for them. */
export interface Diagnosis {
  readonly code: DiagnosisCode;
  /** The nodes that it speaks of, the first one most. */
  readonly nodeIds: readonly NodeId[];
  /** What was read, each with its own numbers. */
  readonly evidence: readonly Evidence[];
}

export type Evidence =
  /** Beyond its normal variation. */
  | { readonly kind: 'moved'; readonly of: Read; readonly from: number; readonly direction: 'up' | 'down' }
  /** Not beyond it. */
  | { readonly kind: 'steady'; readonly of: Read; readonly from: number }
  /** On this side of what is usual elsewhere: of one channel, or of this mix of channels. */
  | {
      readonly kind: 'reference';
      readonly of: Read;
      readonly side: 'high' | 'long';
      readonly atLeast: number | null;
      readonly atMost: number | null;
      readonly channel: string | null;
    }
  | { readonly kind: 'below'; readonly of: Read; readonly than: Read }
  /** Few issue types hold most of the conversations of an outcome. */
  | {
      readonly kind: 'concentration';
      readonly of: Read;
      readonly values: readonly (string | null)[];
      readonly count: number;
      readonly total: number;
      /** Of all conversations, 0 to 1. */
      readonly volumeShare: number;
    };

export interface Read {
  readonly name: string;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  readonly value: number;
}

/** A node's numbers in both periods, as far as it has them. */
export interface Reading extends Read {
  readonly nodeId: NodeId;
  readonly baseline: number | null;
  /** Which way it went beyond its normal variation; `steady`: not beyond it; null: not known. */
  readonly moved: 'up' | 'down' | 'steady' | null;
}

/** The metrics that a diagnosis reads or speaks of. */
export const diagnosedMetrics = [
  'resolution_rate',
  'resolution_time_median',
  'resolution_time_mean',
  'average_resolution_time',
  'escalation_stuck_rate',
  'escalation_rate',
  'escalated_resolution_rate',
  'csat',
  'abandonment_rate',
  'first_response_median',
  'first_response_mean',
  'first_response_p90',
  'follow_up_failure_rate',
  'conversations_per_agent',
  'product_fix_rate',
  'product_issue_volume',
] as const satisfies readonly MetricKey[];

/** What is known of a tree's metrics, whatever they are called there. */
export interface DiagnosisFacts {
  readonly readings: ReadonlyMap<MetricKey, Reading>;
  /** The same in the current period inside messaging; empty where there is no such channel. */
  readonly messaging: ReadonlyMap<MetricKey, number>;
  /** Conversations of the current period by channel. */
  readonly channels: readonly { readonly channel: string | null; readonly n: number }[];
  /** By issue type in the current period: those that wait for a product fix, and all. */
  readonly productFixes: readonly IssueCount[];
}

export interface IssueCount {
  readonly value: string | null;
  readonly count: number;
  readonly n: number;
}
