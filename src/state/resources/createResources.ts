import { err, ok, type Result } from '#core/base/result.ts';
import type { Cube } from '#core/cube/cube.ts';
import type { LeafTable } from '#core/cube/leafTable.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import type { TypedTable } from '#core/table/table.ts';
import type { AnalyticEngine, CallOptions, EngineError, RowPage, RowQuery, TableRef } from '#engine/port.ts';
import { createResourceStore, type Load, type ResourceStore } from '#state/resources/createResourceStore.ts';
import type { Storage, StorageError } from '#storage/port.ts';

/** What can keep numbers from the screen. */
export type DataError = EngineError | StorageError;

/** Everything that comes from the engine, by key. */
export interface Resources {
  /** By content hash: whether the engine has the table. */
  readonly tables: ResourceStore<TableRef, DataError>;
  readonly cubes: ResourceStore<Cube, DataError>;
  readonly pages: ResourceStore<RowPage, DataError>;
  /** Large, so only the latest are kept. */
  readonly leaves: ResourceStore<LeafTable, DataError>;
  /** Brings a stored table into the engine. */
  ensureTable(hash: string): Promise<Result<TableRef, DataError>>;
  /** Hands over a table that is in memory; its buffers are the engine's from then on. */
  provideTable(hash: string, table: TypedTable): Promise<Result<TableRef, DataError>>;
  /** One engine trip per key. In a slot only the last key asked for counts. */
  ensureCube(key: string, plan: CubePlan, slot?: string): Promise<Result<Cube, DataError>>;
  ensurePage(key: string, query: RowQuery, slot?: string): Promise<Result<RowPage, DataError>>;
  ensureLeaves(key: string, plan: CubePlan, slot?: string): Promise<Result<LeafTable, DataError>>;
  /** Rows that no screen shows and nobody keeps: for files. */
  readRows(query: RowQuery): Promise<Result<RowPage, DataError>>;
  /** Takes the tables out of the engine; what it has answered stays. A question asked later brings its table back. */
  dropTables(): void;
}

export interface ResourcesOptions {
  readonly engine: AnalyticEngine;
  readonly storage: Pick<Storage, 'getColumns'>;
  /** Makes a table that is not stored (the sample's) again; null when it can't. */
  readonly regenerate: (hash: string) => Promise<TypedTable | null>;
}

/**
 * The engine's tables and answers as resources. The engine's memory is a cache: when it dies it is opened again, the
 * tables are loaded from the store again, and the question is asked once more.
 *
 * Errors   those of engine and store; 'not-found' for columns that are nowhere.
 */
export function createResources(options: ResourcesOptions): Resources {
  const desk: Desk = {
    options,
    tables: newStore(64),
    opening: null,
  };
  const cubes = newStore<Cube>(64);
  const pages = newStore<RowPage>(32);
  const leaves = newStore<LeafTable>(2);
  const { engine } = options;
  return {
    tables: desk.tables,
    cubes,
    pages,
    leaves,
    ensureTable: (hash) => ensureTable(desk, hash),
    provideTable: (hash, table) => provideTable(desk, hash, table),
    ensureCube: (key, plan, slot) =>
      cubes.ensure(key, (call) => ask(desk, plan.table, call.signal, () => engine.cube(plan, call)), slot),
    ensurePage: (key, query, slot) =>
      pages.ensure(key, (call) => ask(desk, query.table, call.signal, () => engine.rows(query, call)), slot),
    ensureLeaves(key, plan, slot) {
      const load: Load<LeafTable, DataError> = (call) =>
        ask(desk, plan.table, call.signal, () => engine.leaves(plan, call));
      return leaves.get(key).status === 'failed' ? leaves.restart(key, load) : leaves.ensure(key, load, slot);
    },
    readRows: (query) => ask(desk, query.table, new AbortController().signal, () => engine.rows(query, {})),
    dropTables() {
      const hashes = [...desk.tables.getState().keys()];
      desk.tables.clear();
      for (const hash of hashes) void engine.drop(hash);
    },
  };
}

const newStore = <T>(limit: number): ResourceStore<T, DataError> =>
  createResourceStore({ limit, crashed: (detail) => ({ code: 'internal', detail }) });

interface Desk {
  readonly options: ResourcesOptions;
  readonly tables: ResourceStore<TableRef, DataError>;
  /** The one opening that all calls wait for. */
  opening: Opening | null;
}

type Opening = Promise<Result<unknown, EngineError>>;

/** A table that failed is looked for again whenever a question needs it: nothing on screen asks for a table itself. */
function ensureTable(desk: Desk, hash: string): Promise<Result<TableRef, DataError>> {
  const load: Load<TableRef, DataError> = async (call) => {
    const table = await findTable(desk.options, hash);
    return table.ok ? bring(desk, hash, table.value, call) : table;
  };
  const { tables } = desk;
  return tables.get(hash).status === 'failed' ? tables.restart(hash, load) : tables.ensure(hash, load);
}

async function findTable(
  { storage, regenerate }: ResourcesOptions,
  hash: string,
): Promise<Result<TypedTable, DataError>> {
  const stored = await storage.getColumns(hash);
  if (stored.ok) return stored;
  const made = await regenerate(hash);
  return made === null ? stored : ok(made);
}

/** Through the store from the start, so that questions which come meanwhile wait for it. */
function provideTable(desk: Desk, hash: string, table: TypedTable): Promise<Result<TableRef, DataError>> {
  return desk.tables.restart(hash, (call) => bring(desk, hash, table, call));
}

/** Registers a table; where the engine turns out to be dead, once more in a new one, from the store. */
async function bring(
  desk: Desk,
  hash: string,
  table: TypedTable,
  call: CallOptions,
): Promise<Result<TableRef, DataError>> {
  const opening = open(desk);
  const registered = await register(desk, hash, table, call);
  if (registered.ok || !isLost(registered.error)) return registered;
  await revive(desk, opening);
  const stored = await findTable(desk.options, hash);
  if (!stored.ok) return registered;
  // Without the call: reviving has cleared the tables, and with them this call's signal.
  const again = await register(desk, hash, stored.value, {});
  if (again.ok) desk.tables.put(hash, again.value);
  return again;
}

async function register(
  desk: Desk,
  hash: string,
  table: TypedTable,
  call: CallOptions,
): Promise<Result<TableRef, EngineError>> {
  const opened = await open(desk);
  return opened.ok ? desk.options.engine.register(hash, table, call) : opened;
}

function open(desk: Desk): Opening {
  return desk.opening ?? wait(desk, desk.options.engine.open({}));
}

/** All calls wait for this opening from now on; one that fails is forgotten, so that the next call tries again. */
function wait(desk: Desk, opening: Opening): Opening {
  const awaited = opening.then((opened) => {
    if (!opened.ok && desk.opening === awaited) desk.opening = null;
    return opened;
  });
  desk.opening = awaited;
  return awaited;
}

async function ask<T>(
  desk: Desk,
  hash: string,
  signal: AbortSignal,
  question: () => Promise<Result<T, EngineError>>,
): Promise<Result<T, DataError>> {
  const table = await ensureTable(desk, hash);
  if (!table.ok) return table;
  if (signal.aborted) return err({ code: 'cancelled' });
  const opening = desk.opening;
  const answer = await question();
  if (answer.ok) return answer;
  // Another question found the engine dead, and closed it under this one.
  const isBystander = answer.error.code === 'cancelled' && !signal.aborted && desk.opening !== opening;
  if (!isBystander && !isLost(answer.error)) return answer;
  await revive(desk, opening);
  const again = await ensureTable(desk, hash);
  return again.ok ? question() : again;
}

const isLost = ({ code }: DataError): boolean =>
  code === 'worker-died' || code === 'out-of-memory' || code === 'unknown-table';

/** Several questions may find the engine dead at once: the first closes it, and the others wait for the same opening. */
async function revive(desk: Desk, failed: Desk['opening']): Promise<void> {
  if (desk.opening !== null && desk.opening !== failed) return;
  desk.tables.clear();
  const { engine } = desk.options;
  await wait(
    desk,
    engine.close().then(() => engine.open({})),
  );
}
