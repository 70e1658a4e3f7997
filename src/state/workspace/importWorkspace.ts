import { err, ok, type Result } from '#core/base/result.ts';
import { applyDiff } from '#core/model/applyDiff.ts';
import { decideAdoptDataset } from '#core/model/commands/adoptDataset.ts';
import type { CommandError } from '#core/model/commands/command.ts';
import type { Doc } from '#core/model/doc.ts';
import { type Dataset, WorkspaceId } from '#core/model/schema.ts';
import type { Services } from '#state/services.ts';
import { grainFor } from '#state/session/firstPeriod.ts';
import { datasetOf, type ImportInput } from '#state/workspace/importDataset.ts';
import type { StorageError } from '#storage/port.ts';

/**
 * Keeps an imported table and a new workspace around it, named like the dataset. The open workspace is not touched.
 *
 * Shapes   the id of the new workspace, for `openWorkspace`.
 * Errors   of the store ('quota' first of all), of the command. Columns without a workspace are swept later.
 */
export async function importWorkspace(
  { storage, env }: Pick<Services, 'storage' | 'env'>,
  input: ImportInput,
): Promise<Result<WorkspaceId, StorageError | CommandError>> {
  const { hash, table } = input.imported;
  const dataset = datasetOf(input, env);
  const empty = emptyDoc(dataset, env);
  const adopted = decideAdoptDataset(empty, {
    kind: 'adopt-dataset',
    dataset,
    records: input.makeRecords(dataset),
  });
  if (!adopted.ok) return err(adopted.error);
  const stored = await storage.putColumns(hash, table);
  if (!stored.ok) return stored;
  const created = await storage.create(applyDiff(empty, adopted.value.diff));
  return created.ok ? ok(empty.workspace.id) : created;
}

function emptyDoc(dataset: Dataset, env: Services['env']): Doc {
  const workspace = {
    id: WorkspaceId.parse(env.newId()),
    name: dataset.name,
    isSample: false,
    createdAtMs: env.now(),
    grain: grainFor(dataset.settled ?? dataset.extent),
  };
  return { workspace, datasets: {}, trees: {}, metrics: {}, nodes: {}, people: {} };
}
