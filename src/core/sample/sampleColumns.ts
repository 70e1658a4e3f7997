import type { ColumnSchema } from '#core/table/table.ts';

type SampleColumn = Omit<ColumnSchema, 'distinct' | 'missing'>;

/** The columns of the export, in its order; those that Taproot derives from it come last. */
export const sampleColumns = [
  { id: 'conversation_id', name: 'Conversation ID', kind: 'text', role: 'conversation_id', unit: null, derived: false },
  { id: 'created_at', name: 'Created at', kind: 'time', role: 'created_at', unit: null, derived: false },
  {
    id: 'first_response_at',
    name: 'First response at',
    kind: 'time',
    role: 'first_response_at',
    unit: null,
    derived: false,
  },
  { id: 'resolved_at', name: 'Resolved at', kind: 'time', role: 'resolved_at', unit: null, derived: false },
  { id: 'status', name: 'Status', kind: 'dimension', role: 'status', unit: null, derived: false },
  {
    id: 'unresolved_reason',
    name: 'Unresolved reason',
    kind: 'dimension',
    role: 'unresolved_reason',
    unit: null,
    derived: false,
  },
  { id: 'channel', name: 'Channel', kind: 'dimension', role: 'channel', unit: null, derived: false },
  { id: 'issue_type', name: 'Issue type', kind: 'dimension', role: 'issue_type', unit: null, derived: false },
  { id: 'priority', name: 'Priority', kind: 'dimension', role: 'priority', unit: null, derived: false },
  { id: 'team', name: 'Team', kind: 'dimension', role: 'team', unit: null, derived: false },
  { id: 'agent', name: 'Agent', kind: 'dimension', role: 'agent', unit: null, derived: false },
  { id: 'plan', name: 'Plan', kind: 'dimension', role: null, unit: null, derived: false },
  { id: 'region', name: 'Region', kind: 'dimension', role: null, unit: null, derived: false },
  { id: 'escalated', name: 'Escalated', kind: 'dimension', role: 'escalated', unit: null, derived: false },
  {
    id: 'wait_seconds',
    name: 'Longest wait (s)',
    kind: 'measure',
    role: 'wait_seconds',
    unit: 'seconds',
    derived: false,
  },
  { id: 'replies_count', name: 'Agent replies', kind: 'measure', role: 'replies_count', unit: 'count', derived: false },
  { id: 'reopened_count', name: 'Reopened', kind: 'measure', role: 'reopened_count', unit: 'count', derived: false },
  { id: 'csat', name: 'CSAT', kind: 'measure', role: 'csat', unit: 'score', derived: false },
  {
    id: 'first_response_seconds',
    name: 'First response time',
    kind: 'measure',
    role: 'first_response_seconds',
    unit: 'seconds',
    derived: true,
  },
  {
    id: 'resolution_seconds',
    name: 'Resolution time',
    kind: 'measure',
    role: 'resolution_seconds',
    unit: 'seconds',
    derived: true,
  },
  { id: 'outcome', name: 'Outcome', kind: 'dimension', role: 'outcome', unit: null, derived: true },
] as const satisfies readonly SampleColumn[];
