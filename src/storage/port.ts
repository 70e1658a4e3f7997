import type { Result } from '#core/base/result.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import type { Quarantined } from '#core/model/readRecords.ts';
import type { TypedTable } from '#core/table/table.ts';

/** Keeps workspaces and imported columns in the browser. Never throws. */
export interface Storage {
  /** Last used first. */
  list(): Promise<Result<readonly WorkspaceSummary[], StorageError>>;
  load(workspaceId: string): Promise<Result<LoadedWorkspace, StorageError>>;
  /** Writes a whole new workspace; one of the same id is replaced. */
  create(doc: Doc): Promise<Result<void, StorageError>>;
  /** Writes all of a diff or nothing. */
  write(workspaceId: string, diff: Diff): Promise<Result<void, StorageError>>;
  /** With its records, session and backups; columns stay until `sweepColumns`. */
  remove(workspaceId: string): Promise<Result<void, StorageError>>;
  hasColumns(hash: string): Promise<Result<boolean, StorageError>>;
  /** Idempotent by hash. The table's buffers are copied and stay the caller's. */
  putColumns(hash: string, table: TypedTable): Promise<Result<void, StorageError>>;
  getColumns(hash: string): Promise<Result<TypedTable, StorageError>>;
  /**
   * Removes columns that no dataset of any workspace or backup names. Returns how many tables went.
   * Those stored in the last day stay: an import may be about to name them.
   */
  sweepColumns(): Promise<Result<number, StorageError>>;
  /** What the session of a workspace was saved as; null when it never was. */
  loadSession(workspaceId: string): Promise<Result<string | null, StorageError>>;
  saveSession(workspaceId: string, json: string): Promise<Result<void, StorageError>>;
}

export interface WorkspaceSummary {
  readonly id: string;
  readonly name: string;
  readonly isSample: boolean;
  readonly savedAtMs: number;
  /** When the workspace or its session was last saved. */
  readonly usedAtMs: number;
}

export interface LoadedWorkspace {
  readonly doc: Doc;
  /** Records that did not pass the check: kept in the store, listed, not in the doc. */
  readonly quarantined: readonly Quarantined[];
}

export type StorageError =
  | { readonly code: 'quota'; readonly neededBytes: number | null }
  | { readonly code: 'not-found'; readonly what: 'workspace' | 'columns'; readonly id: string }
  | { readonly code: 'too-new'; readonly version: number; readonly supported: number }
  | { readonly code: 'blocked' }
  | { readonly code: 'unavailable'; readonly detail: string }
  | { readonly code: 'failed'; readonly detail: string };

/** Makes one tab the writer of a workspace; the others read and follow. */
export interface Tabs {
  /** Becomes the writer if no other tab is; a reader becomes the writer when that tab goes. */
  join(workspaceId: string, events: TabEvents): TabSeat;
}

export type TabRole = 'writer' | 'reader';

export interface TabEvents {
  /** Called once to begin with, and at every change. */
  readonly onRole: (role: TabRole) => void;
  /** What the writer has saved, in the order in which it did. Only readers hear it. */
  readonly onSaved: (diff: Diff) => void;
  /** Another tab wants to write: resolve when everything here is saved. */
  readonly onYield: () => Promise<void>;
}

export interface TabSeat {
  /** Tells the other tabs what was saved. */
  announce(diff: Diff): void;
  /** Becomes the writer: the present one saves and yields, or is set aside when it does not answer. */
  takeOver(): void;
  leave(): void;
}
