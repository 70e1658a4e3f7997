import type { Result } from '#core/base/result.ts';
import type { OutcomeRules } from '#core/model/schema.ts';
import type { SettledDays } from '#core/stats/settledDays.ts';
import type { ColumnKind, ColumnRole, MeasureUnit, Outcome, TypedTable } from '#core/table/table.ts';

/**
 * Reads one file in a worker, step by step:
 *   read(file) → the whole file once, cells dictionary-coded, profile and guesses per column
 *   interpret(choices) → types applied to the dictionaries (no second parse), grain and rejects known
 *   tryOutcomes(rules) → live counts and examples
 *   finish() → the typed table, its hash, what was rejected
 * Every step can be repeated with other choices. Never throws.
 */
export interface Importer {
  read(file: File, options: ReadOptions): Promise<Result<FilePreview, IngestError>>;
  interpret(choices: ColumnChoices): Promise<Result<Interpretation, IngestError>>;
  tryOutcomes(rules: OutcomeRules): Promise<Result<OutcomeTrial, IngestError>>;
  finish(rules: OutcomeRules | null): Promise<Result<ImportedTable, IngestError>>;
  /** All rejected rows as CSV text: line, reason, column, the row as it stood. */
  rejectsCsv(): Promise<string>;
  /** Frees the worker. Also the way to cancel: pending calls end with `cancelled`. */
  close(): void;
}

export interface ReadOptions {
  readonly onProgress: (p: { readonly bytes: number; readonly totalBytes: number; readonly rows: number }) => void;
  /** Null: sniffed. */
  readonly delimiter: string | null;
  readonly encoding: Encoding | null;
  readonly hasHeader: boolean | null;
}

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export interface FilePreview {
  readonly fileName: string;
  readonly bytes: number;
  readonly delimiter: string;
  readonly encoding: Encoding;
  readonly hasByteOrderMark: boolean;
  readonly hasHeader: boolean;
  /** Rows that have as many cells as columns. */
  readonly rowCount: number;
  /** The others, already set aside. */
  readonly rejectedCount: number;
  /** The help desk whose export this looks like, or null. */
  readonly preset: string | null;
  readonly columns: readonly ColumnGuess[];
  /** What the guesses took for missing, besides the empty cell: the start of `ColumnChoices.nullMarkers`. */
  readonly nullMarkers: readonly string[];
  /** First rows as they stand in the file. */
  readonly sampleRows: readonly (readonly string[])[];
  readonly warnings: readonly IngestWarning[];
}

export interface ColumnGuess {
  readonly id: string;
  readonly name: string;
  readonly choice: ColumnChoice;
  readonly distinct: number;
  readonly missing: number;
  /** The commonest values, as they stand. */
  readonly examples: readonly string[];
  /** Other readings that fit the whole column (both date orders, say), for the menu. */
  readonly dateOrders: readonly DateOrder[];
  /** Null: its cells do not look like lists. */
  readonly tags: TagFacts | null;
}

export const dateOrders = ['iso', 'dmy', 'mdy', 'ymd', 'epoch-s', 'epoch-ms'] as const;
export type DateOrder = (typeof dateOrders)[number];
export const durationFormats = [
  'seconds',
  'minutes',
  'hours',
  'days',
  'h:mm:ss',
  'clock-am-pm',
  'day-fraction',
] as const;
export type DurationFormat = (typeof durationFormats)[number];

/** What stands between the tags of a cell; `json`: the cell is a JSON array of them. */
export const tagFormats = [' ', ',', ';', '|', 'json'] as const;
export type TagFormat = (typeof tagFormats)[number];

/** Why a column is taken for tags: rows that hold more than one, and different tags in all, read in this way. */
export interface TagFacts {
  readonly format: TagFormat;
  readonly several: number;
  readonly distinct: number;
}

/** How one column is read. `ignore` leaves it out of the dataset. */
export interface ColumnChoice {
  readonly kind: ColumnKind | 'ignore';
  readonly role: ColumnRole | null;
  /** Of times; null otherwise. */
  readonly dateOrder: DateOrder | null;
  /** Of measures in seconds; null for plain numbers. */
  readonly durationFormat: DurationFormat | null;
  /** Of tags; null otherwise. */
  readonly tagFormat: TagFormat | null;
  readonly decimalMark: '.' | ',';
  readonly unit: MeasureUnit | null;
}

export interface ColumnChoices {
  readonly byId: Readonly<Record<string, ColumnChoice>>;
  /** Values read as missing, besides the empty cell. */
  readonly nullMarkers: readonly string[];
  /** The time column that says on which day a row counts. */
  readonly dateColumn: string | null;
  readonly grain: GrainChoice;
}

/** `rows`: each row counts. `last-per-id`: of rows with the same id, the one with the greatest `sortColumn` (ties: later in the file). */
export type GrainChoice =
  | { readonly kind: 'rows' }
  | { readonly kind: 'last-per-id'; readonly idColumn: string; readonly sortColumn: string | null };

export type ReadCell = string | number | readonly string[] | null;

export interface Interpretation {
  /**
   * `FilePreview.sampleRows` as these choices read them, cell by cell: times as civil milliseconds, measures as
   * numbers, tags as lists, the rest as text; missing, unreadable and ignored cells as null.
   */
  readonly firstRows: readonly (readonly ReadCell[])[];
  /** Rows read, kept after grain, rejected. read = kept + superseded + rejected. */
  readonly rows: {
    readonly read: number;
    readonly kept: number;
    readonly superseded: number;
    readonly rejected: number;
  };
  /** Set when ids repeat, whether or not `last-per-id` is chosen. */
  readonly repeatedIds: {
    readonly idColumn: string;
    readonly distinct: number;
    readonly suggestedSort: string | null;
  } | null;
  /** Missing cells among the rows read, by column id: empty, a null marker, or unreadable as chosen. Ignored columns absent. */
  readonly missing: Readonly<Record<string, number>>;
  readonly rejects: { readonly total: number; readonly first: readonly Reject[] };
  /** Cells that could not be read as chosen and became missing, by column. */
  readonly unreadable: readonly {
    readonly column: string;
    readonly count: number;
    readonly examples: readonly string[];
  }[];
  readonly extent: { readonly fromDay: number; readonly toDay: number } | null;
  /** Rules guessed from status and its neighbours, to start from. */
  readonly suggestedRules: OutcomeRules;
  /** Columns that a rule may speak of, with their values by frequency (dimensions and tags of at most 1,000 values; others none). */
  readonly ruleColumns: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: ColumnKind;
    readonly values: readonly { readonly value: string | null; readonly count: number }[];
  }[];
  readonly warnings: readonly IngestWarning[];
}

export interface Reject {
  /** 1-based line in the file where the record starts. */
  readonly line: number;
  readonly reason: RejectReason;
}
/** `column` is the header, for reading. */
export type RejectReason =
  | { readonly code: 'too-many-cells'; readonly found: number; readonly expected: number }
  | { readonly code: 'too-few-cells'; readonly found: number; readonly expected: number }
  | { readonly code: 'broken-quotes' }
  | { readonly code: 'no-id'; readonly column: string }
  | { readonly code: 'unreadable-date'; readonly column: string; readonly cell: string }
  /** A date far from all others, such as a year mistyped. */
  | { readonly code: 'far-date'; readonly column: string; readonly cell: string };

export interface OutcomeTrial {
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Rows that no rule matched (they got `otherwise`). */
  readonly unmatched: number;
  /** Matched by each rule, in order, after the rules above it. */
  readonly byRule: readonly number[];
  /** Up to three rows per outcome: id and the columns that the rules speak of. */
  readonly examples: Readonly<Record<Outcome, readonly Readonly<Record<string, string>>[]>>;
  /** What the rules leave unsaid: one outcome only. */
  readonly warnings: readonly IngestWarning[];
}

export interface ImportedTable {
  readonly table: TypedTable;
  readonly hash: string;
  readonly rejectedCount: number;
  readonly extent: { readonly fromDay: number; readonly toDay: number } | null;
  /** Of the extent, what is neither thin nor too young; null without a date. */
  readonly settled: SettledDays | null;
}

/** Worth saying, but not in the way. Sentences are in text/. `column` and `columns` are headers, `tryColumns` ids. */
export type IngestWarning =
  | { readonly code: 'date-order-ambiguous'; readonly column: string; readonly chosen: DateOrder }
  | { readonly code: 'duplicate-headers'; readonly name: string; readonly count: number }
  | { readonly code: 'empty-header'; readonly position: number }
  | { readonly code: 'all-missing'; readonly columns: readonly string[] }
  | { readonly code: 'no-date-column' }
  /** Set aside: rejected in the date column, else missing; what systems write for "never" is missing everywhere. */
  | {
      readonly code: 'dates-far-apart';
      readonly column: string;
      readonly count: number;
      readonly examples: readonly string[];
    }
  /** Of the rows kept, those that no period holds. */
  | { readonly code: 'rows-without-date'; readonly column: string; readonly count: number; readonly rows: number }
  /** Clocks of different places, within the column or between it and the date column. */
  | { readonly code: 'mixed-offsets'; readonly column: string }
  | { readonly code: 'no-status-column' }
  | {
      readonly code: 'one-outcome-only';
      readonly outcome: Outcome;
      readonly share: number;
      readonly tryColumns: readonly string[];
    }
  | { readonly code: 'not-conversations'; readonly detail: 'pre-aggregated' };

export type IngestError =
  | { readonly code: 'cancelled' }
  | { readonly code: 'empty-file' }
  | { readonly code: 'header-only'; readonly columns: number }
  | { readonly code: 'binary-file'; readonly looksLike: string | null }
  | { readonly code: 'wrong-format'; readonly found: 'xlsx' | 'json' | 'parquet' | 'zip' | 'gzip' | 'pdf' | 'html' }
  | { readonly code: 'one-column'; readonly delimiter: string }
  | { readonly code: 'too-large'; readonly bytes: number; readonly limitBytes: number }
  | { readonly code: 'nothing-left'; readonly rejected: number }
  /** A rule or a choice speaks of a column that is not read. */
  | { readonly code: 'unknown-column'; readonly column: string }
  /** A step was asked for before the one that it stands on. */
  | { readonly code: 'out-of-order'; readonly needs: 'read' | 'interpret' }
  | { readonly code: 'unreadable'; readonly detail: string }
  | { readonly code: 'worker-died' }
  | { readonly code: 'internal'; readonly detail: string };
