import * as Comlink from 'comlink';
import { err, ok, type Result } from '#core/base/result.ts';
import type { TypedTable } from '#core/table/table.ts';
import { tableBuffers } from '#engine/buffers.ts';
import { columnarCapabilities } from '#engine/columnar/capabilities.ts';
import type { AnalyticEngine, CallOptions, EngineError, TableRef } from '#engine/port.ts';
import type { EngineService, Progress } from '#engine/serveEngine.ts';
import { createSessionCalls, orCancelled, settle } from '#engine/sessionCalls.ts';
import type { EngineWorker, WorkerSession } from '#engine/workerSession.ts';

export interface ConnectOptions {
  /** A worker that gives no sign of life for so long is taken for dead. */
  readonly silentAfterMs?: number;
}

/** Where a table comes from that the worker does not have; null where it is gone. */
export type Reload = (hash: string) => Promise<TypedTable | null>;

/**
 * The engine in a worker. The worker's memory is a cache: when it dies it is started again, is given the tables that
 * the call needs by `reload`, and the call is made once more.
 *
 * Errors   'worker-died' after the second death; 'unknown-table' where `reload` has no such table; 'cancelled' at
 *          once when the signal says so, and for every call between `close` and the next `open`.
 */
export function connectEngine(
  spawn: () => EngineWorker,
  reload: Reload,
  { silentAfterMs = 30_000 }: ConnectOptions = {},
): AnalyticEngine {
  const calls = createSessionCalls<EngineService>(spawn, silentAfterMs);
  let lastCall = 0;

  const ask = <T>(hash: string, options: CallOptions, run: AskRun<T>): Promise<Result<T, EngineError>> => {
    lastCall += 1;
    const call = lastCall;
    const progress = progressProxy(options);
    const asked = async (session: EngineSession): Promise<Result<T, EngineError>> => {
      const table = await (tablesOf(session).get(hash) ?? hand(session, hash, () => reload(hash)));
      if (!table.ok) return table;
      return options.signal?.aborted ? err({ code: 'cancelled' }) : run(session, call, progress);
    };
    return orCancelled(
      options,
      () => calls.twice(asked),
      () => void calls.current()?.service.abort(call),
    );
  };

  return {
    capabilities: columnarCapabilities,
    open: (options) => {
      calls.reopen();
      return orCancelled(
        options,
        () => calls.twice(({ service }) => service.open()),
        () => {},
      );
    },
    register: (hash, table, options) => {
      const source = onceGiven(table, () => reload(hash));
      const registered = (session: EngineSession): Registration =>
        tablesOf(session).get(hash) ?? hand(session, hash, source);
      return orCancelled(
        options,
        () => calls.twice(registered),
        () => {},
      );
    },
    drop: async (hash) => {
      const session = calls.current();
      if (session === null || !tablesOf(session).delete(hash)) return ok(undefined);
      return calls.twice(({ service }) => service.drop(hash));
    },
    cube: (plan, options) => ask(plan.table, options, ({ service }, call, show) => service.cube(call, plan, show)),
    leaves: (plan, options) => ask(plan.table, options, ({ service }, call, show) => service.leaves(call, plan, show)),
    rows: (query, options) => ask(query.table, options, ({ service }, call, show) => service.rows(call, query, show)),
    close: async () => calls.close(),
  };
}

type EngineSession = WorkerSession<EngineService>;
type Registration = Promise<Result<TableRef, EngineError>>;

/** What each life of a worker has been given. */
const given = new WeakMap<EngineSession, Map<string, Registration>>();

function tablesOf(session: EngineSession): Map<string, Registration> {
  const tables = given.get(session) ?? new Map<string, Registration>();
  given.set(session, tables);
  return tables;
}

type AskRun<T> = (session: EngineSession, call: number, progress: MarkedProgress) => Promise<Result<T, EngineError>>;
type MarkedProgress = (NonNullable<Progress> & Comlink.ProxyMarked) | null;
type TableSource = () => Promise<TypedTable | null>;

/** A table's buffers can be handed over once; after that it has to be loaded again. */
function onceGiven(table: TypedTable, again: TableSource): TableSource {
  let left: TypedTable | null = table;
  return async () => {
    const given = left;
    left = null;
    return given ?? again();
  };
}

/** Gives a table to a worker, once per session. What failed may be tried again. */
function hand(session: EngineSession, hash: string, source: TableSource): Registration {
  const registration = settle(giveTable(session, hash, source));
  tablesOf(session).set(hash, registration);
  void registration.then((result) => {
    if (!result.ok && tablesOf(session).get(hash) === registration) tablesOf(session).delete(hash);
  });
  return registration;
}

async function giveTable(session: EngineSession, hash: string, source: TableSource): Registration {
  const table = await source();
  if (table === null) return err({ code: 'unknown-table', hash });
  return session.service.register(hash, Comlink.transfer(table, [...tableBuffers(table)]));
}

function progressProxy({ onProgress }: CallOptions): MarkedProgress {
  return onProgress === undefined ? null : Comlink.proxy((done: number) => onProgress(done));
}
