/**
 * Columns in memory. Every buffer is transferable; the same shapes are stored, sent to workers and scanned.
 *
 * Shapes   each column has `rowCount` cells.
 * Units    time: civil milliseconds since 1970-01-01T00:00 in the zone chosen at import, NaN = missing;
 *          measure: the unit of its schema (durations in seconds), NaN = missing;
 *          dimension: code 0 = missing, code k ≥ 1 = `dictionary[k - 1]`;
 *          tags: code 0 = unknown, code k ≥ 1 = the k-th set, whose tags are `dictionary[members[i]]` for i in
 *          [offsets[k - 1], offsets[k]), each once and ascending; an empty set is a row without tags;
 *          text: UTF-8 bytes, cell i is `bytes[offsets[i] .. offsets[i + 1])`; an empty cell is missing.
 */
export type Column = DimensionColumn | TagsColumn | MeasureColumn | TimeColumn | TextColumn;

export interface DimensionColumn {
  readonly kind: 'dimension';
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly dictionary: readonly string[];
}

/** Any number of values per row. Equal sets are stored once, so that a filter looks at each set and not at each row. */
export interface TagsColumn {
  readonly kind: 'tags';
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly offsets: Uint32Array;
  readonly members: Uint32Array;
  readonly dictionary: readonly string[];
}

export interface MeasureColumn {
  readonly kind: 'measure';
  readonly values: Float64Array;
}

export interface TimeColumn {
  readonly kind: 'time';
  readonly values: Float64Array;
}

export interface TextColumn {
  readonly kind: 'text';
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

export const columnKinds = ['dimension', 'tags', 'measure', 'time', 'text'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** What a column is to a support team; the importer guesses it, the user confirms it. */
export const columnRoles = [
  'conversation_id',
  'created_at',
  'first_response_at',
  'resolved_at',
  'closed_at',
  'updated_at',
  'first_response_seconds',
  'resolution_seconds',
  'wait_seconds',
  'status',
  'outcome',
  'unresolved_reason',
  'channel',
  'issue_type',
  'tags',
  'agent',
  'team',
  'priority',
  'csat',
  'escalated',
  'reopened_count',
  'replies_count',
  'sla_met',
  'unsubscribed',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

export const measureUnits = ['count', 'seconds', 'number', 'score', 'share'] as const;
export type MeasureUnit = (typeof measureUnits)[number];

export interface ColumnSchema {
  /** Stable within the dataset, unique even where headers repeat: `category`, `category_2`. */
  readonly id: string;
  /** The header as the file has it. */
  readonly name: string;
  readonly kind: ColumnKind;
  readonly role: ColumnRole | null;
  /** Of measures; null otherwise. */
  readonly unit: MeasureUnit | null;
  /** Distinct non-missing values (capped at 2^32). */
  readonly distinct: number;
  readonly missing: number;
  /** True for a column that Taproot computed (outcome, a duration between two times). */
  readonly derived: boolean;
}

/** Rows are sorted by the day of `dateColumn` (missing days last) where there is one. */
export interface TypedTable {
  readonly rowCount: number;
  readonly dateColumn: string | null;
  readonly schema: readonly ColumnSchema[];
  /** Same order as `schema`. */
  readonly columns: readonly Column[];
}

/** The outcome of a conversation, in the order in which they are shown. */
export const outcomes = [
  'resolved',
  'abandoned',
  'follow_up_failure',
  'product_fix',
  'escalation_stuck',
  'other_unresolved',
  'open',
  'excluded',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Every conversation dataset has this derived dimension; its dictionary is `outcomes`. */
export const outcomeColumn = 'outcome';

export const msPerDay = 86_400_000;
