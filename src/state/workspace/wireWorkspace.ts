import { ok, type Result } from '#core/base/result.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';
import type { TypedTable } from '#core/table/table.ts';
import { createCauseStore } from '#state/causes/createCauseStore.ts';
import {
  createDocumentStore,
  type DocumentStore,
  type DocumentStoreOptions,
} from '#state/document/createDocumentStore.ts';
import { createResources, type Resources } from '#state/resources/createResources.ts';
import type { OpenNotice, Services } from '#state/services.ts';
import { createSessionStore, type SessionStore } from '#state/session/createSessionStore.ts';
import { firstPeriodOf } from '#state/session/firstPeriod.ts';
import { followAddress, readAddress } from '#state/session/followAddress.ts';
import { keepSession } from '#state/session/keepSession.ts';
import { knownOnly } from '#state/session/knownOnly.ts';
import { firstSession } from '#state/session/session.ts';
import { jsonToSession } from '#state/session/sessionJson.ts';
import type { OpenDeps } from '#state/workspace/openDeps.ts';
import type { HeldSeat } from '#state/workspace/takeSeat.ts';
import type { Storage, StorageError } from '#storage/port.ts';

/** What is known of a workspace when its services are put together. */
export interface Start {
  readonly storage: Storage;
  readonly held: HeldSeat;
  readonly doc: Doc;
  readonly notices: readonly OpenNotice[];
  readonly savedSession: string | null;
  /** A table that is in memory already, by its hash. */
  readonly given: { readonly hash: string; readonly table: TypedTable } | null;
  readonly prepare: NonNullable<DocumentStoreOptions['prepare']> | null;
}

/** The stores of an open workspace, wired to each other, to the other tabs and to the address. */
export function wireWorkspace(deps: OpenDeps, start: Start): Services {
  const { engine, env, makeImporter, address } = deps;
  const { storage, held, doc, notices } = start;
  const session = openSession(deps, start);
  const readOnly = held.role() === 'reader';
  const document = createDocumentStore({
    doc,
    storage,
    env,
    selection: { get: () => session.getState().selectedNodeId, set: (nodeId, at) => select(session, nodeId, at) },
    readOnly,
    prepare: readOnly ? null : start.prepare,
    onSaved: held.seat.announce,
  });
  const resources = openResources(deps, start);
  const causes = createCauseStore(resources, deps.causeFinder);
  const kept = keepSession(session, async (json) => {
    if (!document.getState().readOnly) await storage.saveSession(doc.workspace.id, json);
  });
  const stops = [
    document.subscribe(({ doc: now }) => forgetUnknown(session, now)),
    address === null ? () => {} : followAddress(session, address, () => document.getState().doc),
    kept.stop,
    document.stop,
    resources.dropTables,
    causes.close,
    held.seat.leave,
  ];
  held.attach({
    onRole: (role) =>
      role === 'reader' ? document.becomeReader() : document.becomeWriter(() => readStored(document, storage, held)),
    onSaved: document.follow,
    onYield: async () => void (await document.flush()),
  });
  if (!readOnly) void deps.afterPaint().then(() => storage.sweepColumns());
  const flush = () => {
    kept.flush();
    return document.flush();
  };
  return {
    document,
    session,
    resources,
    engine,
    causes,
    storage,
    makeImporter,
    env,
    notices,
    takeOver: () => (held.role() === 'writer' ? document.retry() : held.seat.takeOver()),
    flush,
    async close(unsaved = 'keep') {
      if (unsaved === 'keep' && !(await flush()) && wouldLose(document)) return false;
      for (const stop of stops) stop();
      return true;
    },
  };
}

function openSession({ address }: OpenDeps, { doc, savedSession }: Start): SessionStore {
  const first = { ...firstSession, period: firstPeriodOf(doc, knownOnly(firstSession, doc).treeId) };
  const saved = savedSession === null ? {} : jsonToSession(savedSession);
  const session = { ...first, ...saved };
  const linked = address === null ? {} : readAddress(address, doc, session);
  return createSessionStore(knownOnly({ ...session, ...linked }, doc));
}

function openResources({ engine, sample }: OpenDeps, { storage, doc, given }: Start): Resources {
  const regenerate = async (hash: string) => {
    if (!doc.workspace.isSample) return null;
    const made = await sample();
    return made.hash === hash ? made.table : null;
  };
  const resources = createResources({ engine, storage, regenerate });
  if (given !== null) void resources.provideTable(given.hash, given.table);
  const datasetIds = Object.values(doc.trees).map((tree) => tree.datasetId);
  for (const dataset of Object.values(doc.datasets)) {
    if (datasetIds.includes(dataset.id) && dataset.contentHash !== given?.hash)
      void resources.ensureTable(dataset.contentHash);
  }
  return resources;
}

/** Changes of a workspace that was removed have nowhere to go. */
function wouldLose(document: DocumentStore): boolean {
  const { saving } = document.getState();
  const isRemoved = saving.kind === 'failed' && saving.error.code === 'not-found';
  return saving.pendingCount > 0 && !isRemoved;
}

/** What a step selects may be in another tree than the one on screen, or gone. */
function select(session: SessionStore, nodeId: NodeId | null, doc: Doc): void {
  const node = nodeId === null ? undefined : doc.nodes[nodeId];
  if (node !== undefined) session.openTree(node.treeId, firstPeriodOf(doc, node.treeId));
  session.select(node?.id ?? null);
}

function forgetUnknown(session: SessionStore, doc: Doc): void {
  const now = session.getState();
  const known = knownOnly(now, doc);
  session.fix(() => {
    if (known.treeId !== now.treeId) session.openTree(known.treeId, firstPeriodOf(doc, known.treeId));
    if (known.selectedNodeId !== now.selectedNodeId) session.select(known.selectedNodeId);
  });
}

/** The store is the truth for whoever writes next; a workspace that never reached it is created now. */
async function readStored(
  document: DocumentStore,
  storage: Storage,
  held: HeldSeat,
): Promise<Result<Doc, StorageError>> {
  const { doc } = document.getState();
  const stored = await storage.load(doc.workspace.id);
  if (stored.ok) return ok(stored.value.doc);
  if (stored.error.code !== 'not-found' || held.role() === 'reader') return stored;
  const created = await storage.create(doc);
  return created.ok ? ok(doc) : created;
}
