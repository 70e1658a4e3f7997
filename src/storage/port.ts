import type { Result } from '#core/base/result.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import type { TypedTable } from '#core/table/table.ts';

/** Keeps workspaces and imported columns in the browser. Never throws. */
export interface Storage {
  list(): Promise<Result<readonly WorkspaceSummary[], StorageError>>;
  load(workspaceId: string): Promise<Result<LoadedWorkspace, StorageError>>;
  /** Writes a whole new workspace. */
  create(doc: Doc): Promise<Result<void, StorageError>>;
  /** Writes all of a diff or nothing. */
  write(workspaceId: string, diff: Diff): Promise<Result<void, StorageError>>;
  remove(workspaceId: string): Promise<Result<void, StorageError>>;
  hasColumns(hash: string): Promise<Result<boolean, StorageError>>;
  putColumns(hash: string, table: TypedTable): Promise<Result<void, StorageError>>;
  getColumns(hash: string): Promise<Result<TypedTable, StorageError>>;
  /** Removes columns that no dataset of any workspace names. Returns how many tables went. */
  sweepColumns(): Promise<Result<number, StorageError>>;
}

export interface WorkspaceSummary {
  readonly id: string;
  readonly name: string;
  readonly isSample: boolean;
  readonly savedAtMs: number;
}

export interface LoadedWorkspace {
  readonly doc: Doc;
  /** Records that did not pass the check: kept in the store, listed, not in the doc. */
  readonly quarantined: readonly { readonly table: string; readonly id: string; readonly detail: string }[];
}

export type StorageError =
  | { readonly code: 'quota'; readonly neededBytes: number | null }
  | { readonly code: 'not-found'; readonly what: 'workspace' | 'columns'; readonly id: string }
  | { readonly code: 'too-new'; readonly version: number; readonly supported: number }
  | { readonly code: 'blocked' }
  | { readonly code: 'unavailable'; readonly detail: string }
  | { readonly code: 'failed'; readonly detail: string };
