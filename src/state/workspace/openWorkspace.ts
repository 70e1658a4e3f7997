import { err, ok, type Result } from '#core/base/result.ts';
import type { OpenNotice, Services } from '#state/services.ts';
import { linkedWorkspace } from '#state/session/sessionHash.ts';
import type { OpenDeps } from '#state/workspace/openDeps.ts';
import { takeSeat } from '#state/workspace/takeSeat.ts';
import { type Start, wireWorkspace } from '#state/workspace/wireWorkspace.ts';
import type { Storage, StorageError, WorkspaceSummary } from '#storage/port.ts';

/**
 * Opens a workspace: the one asked for, else that of the address, else the one used last, else the sample.
 *
 * Shapes   resolves as soon as there is a document; tables go on loading as resources. The sample is stored only after
 *          it has been drawn. Where the browser keeps nothing, all of it lives in memory and a notice says so.
 * Errors   those of the store, with nothing opened.
 */
export async function openWorkspace(
  deps: OpenDeps,
  workspaceId: string | null = null,
): Promise<Result<Services, StorageError>> {
  const shelf = await chooseStorage(deps);
  if (!shelf.ok) return shelf;
  const { storage, ids, notices } = shelf.value;
  const linked = deps.address === null ? null : linkedWorkspace(deps.address.hash());
  const wanted = workspaceId ?? ids.find((id) => id === linked) ?? ids[0] ?? null;
  const started = await (wanted === null ? startSample(deps, storage) : startStored(deps, storage, wanted));
  if (!started.ok) return started;
  const start = { ...started.value, notices: [...notices, ...started.value.notices] };
  return ok(wireWorkspace(deps, start));
}

interface Shelf {
  readonly storage: Storage;
  /** The one used last first. */
  readonly ids: readonly string[];
  readonly notices: readonly OpenNotice[];
}

async function chooseStorage({ storage, fallbackStorage }: OpenDeps): Promise<Result<Shelf, StorageError>> {
  const listed = await storage.list();
  if (listed.ok) return ok({ storage, ids: idsOf(listed.value), notices: [] });
  if (listed.error.code !== 'unavailable') return listed;
  const inMemory = await fallbackStorage.list();
  if (!inMemory.ok) return inMemory;
  const notices = [{ code: 'not-kept', error: listed.error }] as const;
  return ok({ storage: fallbackStorage, ids: idsOf(inMemory.value), notices });
}

const idsOf = (found: readonly WorkspaceSummary[]): readonly string[] => found.map(({ id }) => id);

async function startStored(
  { tabs }: OpenDeps,
  storage: Storage,
  workspaceId: string,
): Promise<Result<Start, StorageError>> {
  // Seated before reading, so that nothing which another tab saves in between is missed.
  const held = await takeSeat(tabs, workspaceId);
  const [loaded, session] = await Promise.all([storage.load(workspaceId), storage.loadSession(workspaceId)]);
  if (!loaded.ok) {
    held.seat.leave();
    return err(loaded.error);
  }
  const { doc, quarantined } = loaded.value;
  const notices = quarantined.length === 0 ? [] : [{ code: 'quarantined', records: quarantined } as const];
  return ok({
    storage,
    held,
    doc,
    notices,
    savedSession: session.ok ? session.value : null,
    given: null,
    prepare: null,
  });
}

async function startSample(
  { tabs, sample, afterPaint }: OpenDeps,
  storage: Storage,
): Promise<Result<Start, StorageError>> {
  const { doc, hash, table } = await sample();
  const held = await takeSeat(tabs, doc.workspace.id);
  // The engine takes the table's buffers, so what is stored is a copy.
  const copy = structuredClone(table);
  const prepare = async () => {
    await afterPaint();
    const created = await storage.create(doc);
    if (created.ok) await storage.putColumns(hash, copy);
    return created;
  };
  return ok({ storage, held, doc, notices: [], savedSession: null, given: { hash, table }, prepare });
}
