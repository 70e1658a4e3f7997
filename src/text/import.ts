import type { DenominatorPolicy } from '#core/model/schema.ts';
import type { ColumnRole, MeasureUnit } from '#core/table/table.ts';
import type { DateOrder, DurationFormat, Encoding, TagFacts, TagFormat } from '#ingest/port.ts';
import { formatCount, plural } from '#text/format.ts';

/** Words of the import wizard. */
export const importText = {
  title: 'Import a file',
  close: 'Close the import',
  steps: 'Steps of the import',
  step: {
    file: 'File',
    columns: 'Columns',
    conversations: 'Conversations',
    outcomes: 'Outcomes',
    done: 'Done',
  },
  heading: {
    file: 'Bring an export from your help desk',
    fileRead: 'This is what the file holds',
    columns: 'What the columns mean',
    conversations: 'What one row stands for',
    outcomes: 'What counts as resolved',
    noOutcomes: 'No outcomes to decide',
    done: 'Building your tree',
  },
  lead: {
    noOutcomes: 'Outcomes belong to conversations, and this table holds none.',
    file: 'It is read here, in your browser. Nothing is uploaded.',
    fileRead: 'Continue if the first rows look right.',
    columns: 'Guessed from the whole file. Continue if it looks right; everything can be changed.',
    conversations: 'A conversation counts once, with its final state.',
    outcomes: 'The first rule that matches a conversation decides its outcome. The counts follow as you edit.',
    done: 'Storing the columns in this browser, then opening the tree.',
  },
  back: 'Back',
  cancel: 'Cancel',
  next: 'Continue',
  build: 'Build the tree',
  enterHint: 'Enter',
  retry: 'Try again',
  anotherFile: 'Choose another file',
  working: 'Counting…',
} as const;

export const fileText = {
  reading: (name: string): string => `Reading ${name}`,
  progress: (rows: number, done: string, total: string, share: number | null): string =>
    `${formatCount(rows)} rows · ${done} of ${total}${share === null ? '' : ` · ${Math.floor(100 * share)} %`}`,
  announceShare: (percent: number): string => `${percent} % read`,
  announceRead: (rows: number, columns: number): string =>
    `Read ${formatCount(rows)} rows and ${formatCount(columns)} columns.`,
  cancelReading: 'Cancel reading',
  largeTitle: (name: string, size: string): string => `${name} is ${size}`,
  large:
    'A browser tab can read that, but it takes a while and much memory. If it was chosen by mistake, take another; an export of a shorter period or fewer columns will be quicker.',
  readAnyway: 'Read it anyway',
  looksLike: (desk: string): string => `Looks like a ${desk} export`,
  looksLikeNone: 'No known help desk: read by its headers',
  rows: 'Rows',
  rejectedOfThem: (count: number): string => `, ${formatCount(count)} of them rejected for a wrong number of cells`,
  columns: 'Columns',
  size: 'Size',
  delimiter: 'Separated by',
  encoding: 'Encoding',
  header: 'First row',
  headerIs: { yes: 'Column names', no: 'Data already' },
  firstRows: 'First rows, as they stand in the file',
  readDifferently: 'Read it differently',
  guessed: 'As found',
} as const;

export const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'Comma ,',
  ';': 'Semicolon ;',
  '\t': 'Tab',
  '|': 'Bar |',
};

export const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252 (Latin-1)',
} as const satisfies Record<Encoding, string>;

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

const tagsApart = {
  ' ': 'separated by a space',
  ',': 'separated by a comma',
  ';': 'separated by a semicolon',
  '|': 'separated by a bar',
  json: 'as a JSON list',
} as const satisfies Record<TagFormat, string>;

/** What stands between the tags of a cell. */
export const tagFormatNames = {
  ' ': 'Spaces',
  ',': 'Commas',
  ';': 'Semicolons',
  '|': 'Bars |',
  json: 'JSON list',
} as const satisfies Record<TagFormat, string>;

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

export const dateOrderNames = {
  iso: 'ISO 2016-02-29',
  ymd: 'Year, month, day',
  dmy: 'Day, month, year',
  mdy: 'Month, day, year',
  'epoch-s': 'Seconds since 1970',
  'epoch-ms': 'Milliseconds since 1970',
} as const satisfies Record<DateOrder, string>;

export const durationFormatNames = {
  seconds: 'Seconds',
  minutes: 'Minutes',
  hours: 'Hours',
  days: 'Days',
  'h:mm:ss': 'h:mm:ss',
  'clock-am-pm': 'Clock: 12:02:23 AM is 2 min 23 s',
  'day-fraction': 'Parts of a day: 0.5 is 12 h',
} as const satisfies Record<DurationFormat, string>;

export const decimalMarkNames = { '.': 'Point 1.5', ',': 'Comma 1,5' } as const satisfies Record<'.' | ',', string>;

export const measureUnitNames = {
  number: 'Any number',
  count: 'A count',
  score: 'A score',
  share: 'A share',
  seconds: 'Seconds',
} as const satisfies Record<MeasureUnit, string>;

export const grainText = {
  everyRow: (rows: number): string => `Every row is a conversation: no id repeats in ${formatCount(rows)} rows.`,
  noIds: (rows: number): string => `Every one of the ${formatCount(rows)} rows is taken for a conversation.`,
  repeats: (rows: number, distinct: number, column: string): string =>
    `${formatCount(rows)} rows are ${formatCount(distinct)} conversations: values of “${column}” repeat.`,
  question: 'What is one row of this file?',
  lastPerId: 'An update: keep the last row of each conversation',
  lastPerIdHint: (rows: number, kept: number): string => `${formatCount(rows)} rows become ${formatCount(kept)}`,
  rows: 'A conversation of its own',
  rowsHint: (rows: number): string => `All ${formatCount(rows)} rows count, repeated ids too`,
  other: 'Something else, such as a total per day',
  otherHint: 'No outcomes; you get a blank tree over this table',
  notOne: 'Rows are not conversations?',
  idColumn: 'Conversation id',
  sortColumn: 'The last row is the one with the greatest',
  fileOrder: 'Position in the file',
  adds: 'Rows add up',
  read: 'read',
  kept: 'kept',
  superseded: 'earlier updates',
  rejected: 'rejected',
  extent: (from: string, to: string, days: number): string => `From ${from} to ${to}, ${plural(days, 'day', 'days')}.`,
  noExtent: 'No dates: there will be one number for the whole file.',
  rejects: (count: number): string => `Rejected rows (${formatCount(count)})`,
  allRead: 'No row was rejected, and every cell could be read.',
  firstRejects: (shown: number, total: number): string =>
    shown < total ? `The first ${formatCount(shown)} of ${formatCount(total)}` : 'All of them',
  column: 'Column',
  line: 'Line',
  reason: 'Reason',
  download: 'Download all as CSV',
  downloadName: (fileName: string): string => `${fileName.replace(/\.[^.]*$/u, '')}-rejected.csv`,
  unreadable: 'Cells that could not be read',
  unreadableHint: 'They count as missing; the rows are kept. Change how a column is read under Columns.',
  cells: 'Cells',
  examples: 'For example',
} as const;

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

export const doneText = {
  finishing: 'Typing the columns and storing them',
  saved: 'Saved. Opening the tree…',
  failedTitle: 'It could not be saved',
  kept: 'Nothing is lost: your choices are still here.',
} as const;

export const leaveText = {
  title: 'Leave the import?',
  body: 'The file itself is untouched, but the choices made here are lost. Nothing has been saved yet.',
  stay: 'Keep going',
  leave: 'Leave',
} as const;

export const replaceText = {
  title: (name: string): string => `Start over with ${name}?`,
  body: 'The choices made for the file on screen are lost. Nothing of it has been saved yet.',
  stay: 'Keep the one on screen',
  leave: 'Start over',
} as const;

/** In decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? String(bytes) : value.toFixed(value < 100 ? 1 : 0)} ${units[power] ?? ''}`;
}

/** A share with two decimals: the figure that people check against their own. */
export const formatPercent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** A span of time to the second: `2 min 23 s`, `26 h 04 min`. The proof of how a cell was read, so nothing is rounded away. */
export function formatSpan(seconds: number): string {
  const size = Math.abs(seconds);
  const hours = Math.floor(size / 3600);
  const minutes = Math.floor((size % 3600) / 60);
  const rest = Number((size % 60).toFixed(3));
  const parts = [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(rest > 0 || (hours === 0 && minutes === 0) ? [`${rest} s`] : []),
  ];
  return `${seconds < 0 ? '\u2212' : ''}${parts.join(' ')}`;
}

/** A number as it was read, without the dust of binary fractions; a share in per cent. */
export function formatPlain(value: number, isShare: boolean): string {
  return isShare ? `${Number((100 * value).toPrecision(12))} %` : String(Number(value.toPrecision(15)));
}
