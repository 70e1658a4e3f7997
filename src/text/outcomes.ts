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

/** The conversations of an outcome, to stand after a number of them. */
export const outcomePhrases = {
  resolved: 'conversations that were resolved',
  abandoned: 'conversations abandoned by the customer',
  follow_up_failure: 'conversations that no agent followed up',
  product_fix: 'conversations waiting on a product fix',
  escalation_stuck: 'conversations stuck in the escalation queue',
  other_unresolved: 'conversations left unresolved for other reasons',
  open: 'conversations still open',
  excluded: 'conversations left out',
} as const satisfies Record<Outcome, string>;
