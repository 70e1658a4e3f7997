import type { Result } from '#core/base/result.ts';
import type { Cube } from '#core/cube/cube.ts';
import type { LeafTable } from '#core/cube/leafTable.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import type { Filter } from '#core/table/filter.ts';
import type { TypedTable } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';

/** Answers cubes and pages of rows over registered tables. Never throws; every call can be aborted. */
export interface AnalyticEngine {
  readonly capabilities: EngineCapabilities;
  open(options: CallOptions): Promise<Result<EngineInfo, EngineError>>;
  /** Idempotent by content hash. The engine takes the table's buffers. */
  register(hash: string, table: TypedTable, options: CallOptions): Promise<Result<TableRef, EngineError>>;
  drop(hash: string): Promise<Result<void, EngineError>>;
  cube(plan: CubePlan, options: CallOptions): Promise<Result<Cube, EngineError>>;
  /** Like `cube`, of statistics that merge over segments: only the combinations that occur. */
  leaves(plan: CubePlan, options: CallOptions): Promise<Result<LeafTable, EngineError>>;
  rows(query: RowQuery, options: CallOptions): Promise<Result<RowPage, EngineError>>;
  /** Lets go of all tables. `open` begins anew. */
  close(): Promise<void>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

export interface EngineCapabilities {
  readonly statistics: readonly string[];
  readonly maxCells: number;
}

export interface EngineInfo {
  readonly name: string;
  readonly version: string;
}

export interface TableRef {
  readonly hash: string;
  readonly rowCount: number;
}

/** A page of rows as the file had them, in the table's order unless sorted. */
export interface RowQuery {
  readonly table: string;
  readonly filter: Filter;
  readonly time: { readonly column: string; readonly range: DayRange } | null;
  readonly columns: readonly string[];
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  readonly offset: number;
  readonly limit: number;
}

/** Text and dimensions as strings, tags as a list, measures as numbers, times as civil milliseconds, missing as null. */
export type RowCell = string | number | readonly string[] | null;

export interface RowPage {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly RowCell[])[];
  /** Matching rows in all, not only on this page. */
  readonly total: number;
}

/** Searches for causes. Never throws; a search tells what it has found so far, and can be aborted. */
export interface CauseFinder {
  find(question: CauseQuestion, options: FindOptions): Promise<Result<CauseReport, EngineError>>;
  /** Lets go of what it runs on; the next question begins anew. */
  close(): void;
}

export interface FindOptions {
  readonly signal?: AbortSignal;
  /** After every round but the last. */
  readonly onReport?: (sofar: CauseReport) => void;
}

export type EngineError =
  | { readonly code: 'cancelled' }
  | { readonly code: 'unsupported'; readonly what: string }
  | { readonly code: 'unknown-table'; readonly hash: string }
  | { readonly code: 'unknown-column'; readonly column: string }
  | { readonly code: 'too-many-cells'; readonly cells: number; readonly limit: number }
  | { readonly code: 'out-of-memory' }
  | { readonly code: 'worker-died' }
  | { readonly code: 'unreachable'; readonly address: string }
  | { readonly code: 'bad-data'; readonly detail: string }
  | { readonly code: 'internal'; readonly detail: string };
