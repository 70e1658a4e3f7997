import type { Outcome } from '#core/table/table.ts';

const names = {
  resolved: 'Resolved',
  abandoned: 'Abandoned by the customer',
  follow_up_failure: 'Agent follow-up failure',
  product_fix: 'Waiting on a product fix',
  escalation_stuck: 'Stuck in escalation',
  other_unresolved: 'Other unresolved',
  open: 'Open',
  excluded: 'Excluded',
} satisfies Record<Outcome, string>;

/** By outcome; indexed by any text because cells of a dataset are text. */
export const outcomeNames: Readonly<Record<string, string>> = names;
