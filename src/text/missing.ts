import type { MissingReason } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { ColumnRole } from '#core/table/table.ts';
import { joinList } from './format.ts';

/** What each role of a column is called by people. */
export const roleNames = {
  conversation_id: 'conversation id',
  created_at: 'creation time',
  first_response_at: 'time of first response',
  resolved_at: 'time of resolution',
  closed_at: 'closing time',
  updated_at: 'time of last update',
  first_response_seconds: 'first response time',
  resolution_seconds: 'resolution time',
  wait_seconds: 'waiting time',
  status: 'status',
  outcome: 'outcome',
  unresolved_reason: 'reason for not resolving',
  channel: 'channel',
  issue_type: 'issue type',
  tags: 'tags',
  agent: 'agent',
  team: 'team',
  priority: 'priority',
  csat: 'satisfaction score',
  escalated: 'escalated or not',
  reopened_count: 'number of re-openings',
  replies_count: 'number of replies',
  sla_met: 'SLA met or not',
  unsubscribed: 'unsubscribed or not',
} as const satisfies Record<ColumnRole, string>;

/** Why a node has no number, to stand after "no data:". */
export function missingText(reason: MissingReason, doc: Doc): string {
  switch (reason.code) {
    case 'unbound':
      return reason.needs.length === 0
        ? 'not bound to a column yet'
        : `needs a column for ${joinList(reason.needs.map((role) => roleNames[role]))}`;
    case 'no-dataset':
      return 'the tree has no dataset';
    case 'unknown-column':
      return reason.columns.length === 0
        ? 'no column is chosen'
        : `the dataset has no ${reason.columns.length === 1 ? 'column' : 'columns'} ${joinList(quoted(reason.columns))}`;
    case 'not-numeric':
      return `column “${reason.column}” holds no numbers`;
    case 'outside-data':
      return 'the data do not reach this period';
    case 'no-rows':
      return 'no conversations to count in this period';
    case 'zero-denominator':
      return 'nothing to divide by: the denominator is 0';
    case 'child-missing':
      return `${childName(reason.nodeId, doc)} has no number`;
    case 'not-a-child':
      return `its formula needs ${reason.metricName}, which is not among its children`;
    case 'division-by-zero':
      return 'its formula divides by 0';
    case 'not-rollable':
      return 'it cannot be put together from the numbers at hand';
    case 'not-yet':
      return 'its numbers are being read';
  }
}

const quoted = (names: readonly string[]): readonly string[] => names.map((name) => `“${name}”`);

function childName(nodeId: string, doc: Doc): string {
  return doc.metrics[doc.nodes[nodeId]?.metricId ?? '']?.name ?? 'a child';
}

/** What to do about it. */
export function missingRemedy(reason: MissingReason): string {
  switch (reason.code) {
    case 'unbound':
    case 'unknown-column':
    case 'not-numeric':
      return 'Open the node and choose where its number comes from.';
    case 'no-dataset':
      return 'Import a file, or choose a dataset for this tree.';
    case 'outside-data':
      return 'Choose a period inside the data.';
    case 'no-rows':
    case 'zero-denominator':
      return 'Choose a longer period or a wider segment.';
    case 'child-missing':
      return 'See the child for the reason.';
    case 'not-a-child':
      return 'Add the metric as a child, or change the formula.';
    case 'division-by-zero':
      return 'Choose a longer period, or change the formula.';
    case 'not-rollable':
      return 'Look at the whole, or choose another metric: medians and distinct counts of parts do not add up.';
    case 'not-yet':
      return 'Wait a moment.';
  }
}
