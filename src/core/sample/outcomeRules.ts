import type { OutcomeRules } from '#core/model/schema.ts';
import type { Filter } from '#core/table/filter.ts';
import type { Outcome } from '#core/table/table.ts';

export const sampleStatuses = ['new', 'open', 'pending', 'on hold', 'solved', 'closed', 'spam', 'merged'] as const;
export type SampleStatus = (typeof sampleStatuses)[number];

export const sampleReasons = [
  'customer abandoned',
  'no agent follow-up',
  'waiting for product fix',
  'stuck in escalation queue',
  'out of scope',
  'duplicate account',
] as const;
export type SampleReason = (typeof sampleReasons)[number];

/** How the sample's help desk says that a conversation failed. */
export const sampleOutcomeRules: OutcomeRules = {
  rules: [
    { when: status('spam', 'merged'), outcome: 'excluded' },
    { when: reason('customer abandoned'), outcome: 'abandoned' },
    { when: reason('no agent follow-up'), outcome: 'follow_up_failure' },
    { when: reason('waiting for product fix'), outcome: 'product_fix' },
    { when: reason('stuck in escalation queue'), outcome: 'escalation_stuck' },
    { when: reason('out of scope', 'duplicate account'), outcome: 'other_unresolved' },
    { when: status('solved', 'closed'), outcome: 'resolved' },
    { when: status('new', 'open', 'pending', 'on hold'), outcome: 'open' },
  ],
  otherwise: 'other_unresolved',
};

/** The reason that stands in the export for each way of failing; two for `other_unresolved`. */
export const reasonsOf: Readonly<Partial<Record<Outcome, readonly SampleReason[]>>> = {
  abandoned: ['customer abandoned'],
  follow_up_failure: ['no agent follow-up'],
  product_fix: ['waiting for product fix'],
  escalation_stuck: ['stuck in escalation queue'],
  other_unresolved: ['out of scope', 'duplicate account'],
};

function status(...values: readonly SampleStatus[]): Filter {
  return { kind: 'in', column: 'status', values: [...values] };
}

function reason(...values: readonly SampleReason[]): Filter {
  return { kind: 'in', column: 'unresolved_reason', values: [...values] };
}
