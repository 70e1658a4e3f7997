import type { DenominatorPolicy } from '#core/model/schema.ts';
import { formatCount, plural } from '#text/format.ts';

/** Words of the step that decides outcomes. */
export const outcomesText = {
  rules: 'Rules, first match wins',
  rule: (position: number): string => `Rule ${position}`,
  /** In the middle of a name. */
  ruleName: (position: number): string => `rule ${position}`,
  when: 'When',
  and: 'and',
  always: 'Always',
  outcomeOf: (position: number): string => `Outcome of rule ${position}`,
  matched: (count: number): string => plural(count, 'conversation', 'conversations'),
  addRule: 'Add a rule',
  addCondition: 'Add a condition',
  remove: (position: number): string => `Remove rule ${position}`,
  up: (position: number): string => `Move rule ${position} up`,
  down: (position: number): string => `Move rule ${position} down`,
  movedTo: (position: number): string => `Moved: now rule ${position}.`,
  otherwise: 'All others',
  otherwiseOf: 'Outcome of conversations that no rule matches',
  unmatched: (count: number): string => `${plural(count, 'conversation matches', 'conversations match')} no rule`,
  noRules: 'No rule yet: every conversation is counted as shown below.',
  incomplete: 'Matches nothing until it is complete.',
  lostColumn: 'Its column is no longer read. Choose another, or remove the rule.',
  missingValue: '(missing)',
  keysHint: 'Alt + ↑ ↓ moves a rule',
  rate: 'Conversation resolution rate',
  noRate: 'No conversation is left to divide by',
  fraction: (resolved: number, of: number): string => `${formatCount(resolved)} of ${formatCount(of)}`,
  denominator: 'Out of',
  policies: { all: 'All conversations', closed: 'Closed only' } satisfies Record<DenominatorPolicy, string>,
  policyHints: {
    all: 'Open conversations count as not resolved yet. Excluded ones never count.',
    closed: 'Open conversations are left out until they close. Excluded ones never count.',
  } satisfies Record<DenominatorPolicy, string>,
  byOutcome: 'By outcome',
  examples: 'Examples',
  examplesOf: (outcome: string): string => `Examples of ${outcome}`,
  noExamples: 'No conversation has this outcome.',
  use: (column: string): string => `Use ${column} instead`,
  yesHint: (yes: string): string => `${yes} → resolved, otherwise → other unresolved`,
  notConversations: 'This table is not one row per conversation',
  notConversationsHint:
    'So it has no outcomes. You get a blank tree whose metrics you bind to its columns: sums, means, ratios.',
  treatAsConversations: 'Its rows are conversations',
  notRows: 'Rows are not conversations',
} as const;

/** A share with two decimals: the figure that people check against their own. */
export const formatPercent = (share: number): string => `${(100 * share).toFixed(2)} %`;
