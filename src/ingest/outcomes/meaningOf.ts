import type { Outcome } from '#core/table/table.ts';

/**
 * What a word in a status, resolution or reason column most likely says of a conversation; null where it says
 * nothing known. The first pattern that fits wins, so that "not resolved" is no success and "reopened" is open.
 */
export function meaningOf(value: string): Outcome | null {
  const words = value.toLowerCase().replace(/[_\s]+/g, ' ');
  return meanings.find(({ says }) => says.test(words))?.outcome ?? null;
}

const meanings: readonly { readonly outcome: Outcome; readonly says: RegExp }[] = [
  {
    outcome: 'excluded',
    says: /\b(spam|junk|merged?|deleted|trashed)\b|(^|\bas (a )?|- ?|\()duplicated?($|\)| (of|ticket|case|conversation|issue|request|incident)\b)/,
  },
  {
    outcome: 'abandoned',
    says: /abandon|unresponsive|\bno (response|reply|answer)\b|not? (respond|repl)|no[- ]?show|\bmissed\b|unanswered|timed? ?out|inactivity|auto[- ]?closed/,
  },
  {
    outcome: 'follow_up_failure',
    says: /(no|missed|failed) (agent )?follow[- ]?up|follow[- ]?up (failed|failure|missed|overdue)/,
  },
  {
    outcome: 'other_unresolved',
    says: /\b(un|not |never )(re)?solved|\bnot fixed\b|cancel|reject|declined|won'?t|cannot|can'?t|withdrawn|unable|incomplete/,
  },
  {
    outcome: 'resolved',
    says: /\b(re)?solved\b|\bclosed?\b|\b(done|completed?|fixed|finished|archived|successful|success)\b|confirmed resolution|assumed resolution/,
  },
  {
    outcome: 'product_fix',
    says: /awaiting (problem|change|evidence of fix|fix|release)|\b(product|bug|engineering|engineers?|developers?|development|dev team|defect|known (issue|error))\b|\bproblem\b/,
  },
  { outcome: 'escalation_stuck', says: /escalat|\b(tier|level|l) ?[23]\b/ },
  {
    outcome: 'open',
    says: /\b(re)?open|\bnew\b|active|progress|pending|hold|wait|assign|snooz|to ?do\b|queue|submitted|triage|review|accepted|working|draft|scheduled|unresolved|received/,
  },
];
