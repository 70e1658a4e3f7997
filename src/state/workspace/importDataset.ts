import { err, ok, type Result } from '#core/base/result.ts';
import type { TreeRecords } from '#core/model/commands/adoptDataset.ts';
import type { CommandError } from '#core/model/commands/command.ts';
import { type Dataset, DatasetId, type OutcomeRules, type TreeId } from '#core/model/schema.ts';
import type { ImportedTable } from '#ingest/port.ts';
import type { DataError } from '#state/resources/createResources.ts';
import type { Services } from '#state/services.ts';

export interface ImportInput {
  readonly imported: ImportedTable;
  readonly name: string;
  readonly fileName: string;
  readonly outcomeRules: OutcomeRules | null;
  /** The tree to begin with, made by a template for this dataset. */
  readonly makeRecords: (dataset: Dataset) => TreeRecords;
}

/**
 * Keeps an imported table, brings it into the engine and adds it with its tree to the open workspace, in that order,
 * so that whatever fails, nothing that was there is touched.
 *
 * Shapes   the new tree is open after.
 * Errors   of the store ('quota' first of all), of the engine, of the command.
 */
export async function importDataset(
  services: Pick<Services, 'document' | 'resources' | 'storage' | 'env'>,
  input: ImportInput,
): Promise<Result<TreeId, DataError | CommandError>> {
  const { document, resources, storage, env } = services;
  const { hash, table } = input.imported;
  if (document.getState().readOnly) return err({ code: 'read-only' });
  const dataset = datasetOf(input, env);
  const stored = await storage.putColumns(hash, table);
  if (!stored.ok) return stored;
  const registered = await resources.provideTable(hash, table);
  if (!registered.ok) return registered;
  const records = input.makeRecords(dataset);
  const adopted = document.dispatch({ kind: 'adopt-dataset', dataset, records });
  return adopted.ok ? ok(records.tree.id) : adopted;
}

export function datasetOf({ imported, name, fileName, outcomeRules }: ImportInput, env: Services['env']): Dataset {
  const { table, hash, rejectedCount, extent, settled } = imported;
  return {
    id: DatasetId.parse(env.newId()),
    name,
    contentHash: hash,
    fileName,
    rowCount: table.rowCount,
    rejectedCount,
    importedAtMs: env.now(),
    columns: table.schema.map((column) => ({ ...column })),
    dateColumn: table.dateColumn,
    extent,
    settled,
    outcomeRules,
  };
}
