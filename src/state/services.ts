import type { CommandEnv } from '#core/model/commands/command.ts';
import type { AnalyticEngine } from '#engine/port.ts';
import type { Importer } from '#ingest/port.ts';
import type { CauseStore } from '#state/causes/createCauseStore.ts';
import type { DocumentStore } from '#state/document/createDocumentStore.ts';
import type { Resources } from '#state/resources/createResources.ts';
import type { SessionStore } from '#state/session/createSessionStore.ts';
import type { Storage, StorageError } from '#storage/port.ts';

/** Everything that the screens of one open workspace work with. Another workspace: another `Services`. */
export interface Services {
  readonly document: DocumentStore;
  readonly session: SessionStore;
  readonly resources: Resources;
  readonly causes: CauseStore;
  readonly engine: AnalyticEngine;
  readonly storage: Storage;
  readonly makeImporter: () => Importer;
  readonly env: CommandEnv;
  /** What has to be said about how it opened. */
  readonly notices: readonly OpenNotice[];
  /** Makes this tab the one that writes; where that has failed so far, tries it again. */
  takeOver(): void;
  /** Starts saving everything that is not saved; for pagehide. */
  flush(): Promise<boolean>;
  /**
   * Saves, lets the workspace and its tables go and stops listening; the engine stays open. False, and everything as it was, where
   * changes could not be saved, unless they are to be dropped.
   */
  close(unsaved?: 'keep' | 'drop'): Promise<boolean>;
}

export type OpenNotice =
  /** Nothing can be kept in this browser: the workspace lasts as long as the page. */
  | { readonly code: 'not-kept'; readonly error: StorageError }
  /** Records that could not be read; they stay where they are stored. */
  | {
      readonly code: 'quarantined';
      readonly records: readonly { readonly table: string; readonly id: string; readonly detail: string }[];
    };
