import type { CommandEnv } from '#core/model/commands/command.ts';
import type { Doc } from '#core/model/doc.ts';
import type { TypedTable } from '#core/table/table.ts';
import type { AnalyticEngine, CauseFinder } from '#engine/port.ts';
import type { Importer } from '#ingest/port.ts';
import type { Address } from '#state/session/followAddress.ts';
import type { Storage, Tabs } from '#storage/port.ts';

/** What a workspace is opened with; made once by the app. */
export interface OpenDeps {
  readonly storage: Storage;
  /** Used where the browser keeps nothing. */
  readonly fallbackStorage: Storage;
  readonly engine: AnalyticEngine;
  readonly causeFinder: CauseFinder;
  readonly tabs: Tabs;
  readonly makeImporter: () => Importer;
  readonly env: CommandEnv;
  /** The sample, made anew at each call and always the same. */
  readonly sample: () => Promise<Sample>;
  /** Null: links do not carry a view. */
  readonly address: Address | null;
  /** Resolves when the screen has been drawn once. */
  readonly afterPaint: () => Promise<void>;
}

export interface Sample {
  readonly doc: Doc;
  readonly hash: string;
  readonly table: TypedTable;
}
