import type { CodedCells } from '#ingest/csv/codeCells.ts';
import type { RejectReason } from '#ingest/port.ts';

/** A file's columns as they stand, before anything is interpreted. */
export interface RawTable {
  readonly rowCount: number;
  readonly columns: readonly RawColumn[];
  /** 1-based line of the file where each row starts. */
  readonly lines: Uint32Array;
  /** Rows that are no rows of this table. */
  readonly rejects: readonly RawReject[];
  /** The header row as it stands; null where the file has none. */
  readonly header: readonly string[] | null;
}

export interface RawColumn extends CodedCells {
  readonly id: string;
  readonly name: string;
  /** Rows per entry of `values`. */
  readonly counts: Uint32Array;
}

export interface RawReject {
  readonly line: number;
  readonly reason: RejectReason;
  /** The row as it stood. */
  readonly text: string;
}

export function cellAt(column: RawColumn, row: number): string {
  return column.values[column.codes[row] ?? 0] ?? '';
}
