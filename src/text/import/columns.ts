import type { ColumnRole } from '#core/table/table.ts';
import type { TagFacts, TagFormat } from '#ingest/port.ts';
import { formatCount, plural } from '#text/format.ts';

/** Words of the step that gives columns a meaning. */
export const columnsText = {
  needs: 'What Taproot uses',
  others: (count: number): string => (count === 1 ? '1 other column' : `${formatCount(count)} other columns`),
  othersHint: 'Kept for drilling down. Give one a meaning, or leave it out.',
  showMore: (count: number): string => `Show ${formatCount(count)} more`,
  notFound: 'Not found in this file:',
  notFoundHint: 'If a column holds one, choose it as its meaning. Without it, its metrics say “no data”.',
  column: 'Column',
  meaning: 'Meaning',
  readAs: 'Read as',
  how: 'How',
  missing: 'Missing',
  meaningOf: (name: string): string => `Meaning of ${name}`,
  readAsOf: (name: string): string => `Read ${name} as`,
  dateOrderOf: (name: string): string => `Order of dates in ${name}`,
  durationOf: (name: string): string => `Durations in ${name} are`,
  decimalOf: (name: string): string => `Decimal mark of ${name}`,
  unitOf: (name: string): string => `What the numbers of ${name} are`,
  noRole: 'Nothing special',
  tagFormatOf: (name: string): string => `What stands between the tags of ${name}`,
  tagFacts: ({ format, several, distinct }: TagFacts): string =>
    several === 0
      ? `One value per row so far, ${formatCount(distinct)} different`
      : `Several values per row, ${tagsApart[format]}: ${plural(several, 'row has', 'rows have')} more than one, ${formatCount(distinct)} different`,
  noTags: '(no tags)',
  distinct: (count: number): string => `${formatCount(count)} different`,
  percent: (share: number): string => (share < 0.005 ? '<1 %' : `${Math.round(100 * share)} %`),
  missingOf: (count: number): string => (count === 0 ? 'none' : formatCount(count)),
  allMissing: 'all',
  ambiguous: 'Both orders fit. Check one you know.',
  noExample: 'No value to show',
  fits: 'Fits every value',
  fitsNot: 'Does not fit all',
  dateColumn: 'A conversation counts on the day of',
  noDateColumn: 'No date: one number for the whole file',
  nullMarkers: 'Read as missing, besides empty cells',
  addMarker: 'Add a word that means missing',
  markerExample: 'n/a',
  add: 'Add',
  removeMarker: (marker: string): string => `${marker} is a value, not missing`,
  firstRows: 'First rows, as they will be read',
  missingCell: 'missing',
  moved: (role: string, from: string, to: string): string => `${role} is now ${to}, no longer ${from}.`,
  ofKinds: { ignored: 'left out' },
} as const;

/** By what a column is read as. */
export const readingNames = {
  dimension: 'Category',
  tags: 'Tags',
  measure: 'Number',
  duration: 'Duration',
  time: 'Date and time',
  text: 'Text',
  ignore: 'Leave out',
} as const;

export const roleNames = {
  conversation_id: 'Conversation id',
  created_at: 'Created',
  first_response_at: 'First response at',
  resolved_at: 'Resolved at',
  closed_at: 'Closed at',
  updated_at: 'Updated at',
  first_response_seconds: 'First response time',
  resolution_seconds: 'Resolution time',
  wait_seconds: 'Wait time',
  status: 'Status',
  outcome: 'Outcome',
  unresolved_reason: 'Reason unresolved',
  channel: 'Channel',
  issue_type: 'Issue type',
  tags: 'Tags',
  agent: 'Agent',
  team: 'Team',
  priority: 'Priority',
  csat: 'Satisfaction (CSAT)',
  escalated: 'Escalated',
  reopened_count: 'Times reopened',
  replies_count: 'Replies',
  sla_met: 'SLA met',
  unsubscribed: 'Unsubscribed',
} as const satisfies Record<ColumnRole, string>;

const tagsApart = {
  ' ': 'separated by a space',
  ',': 'separated by a comma',
  ';': 'separated by a semicolon',
  '|': 'separated by a bar',
  json: 'as a JSON list',
} as const satisfies Record<TagFormat, string>;
