import * as Comlink from 'comlink';
import type { Result } from '#core/base/result.ts';
import type { Cube } from '#core/cube/cube.ts';
import type { LeafTable } from '#core/cube/leafTable.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import type { TypedTable } from '#core/table/table.ts';
import { cubeBuffers, leafBuffers } from '#engine/buffers.ts';
import type {
  AnalyticEngine,
  CallOptions,
  EngineError,
  EngineInfo,
  RowPage,
  RowQuery,
  TableRef,
} from '#engine/port.ts';

export type Progress = ((done: number) => void) | null;

/** The engine as it is spoken to through a worker's messages: a call has a number, by which it can be aborted. */
export interface EngineService {
  open(): Promise<Result<EngineInfo, EngineError>>;
  register(hash: string, table: TypedTable): Promise<Result<TableRef, EngineError>>;
  drop(hash: string): Promise<Result<void, EngineError>>;
  cube(call: number, plan: CubePlan, onProgress: Progress): Promise<Result<Cube, EngineError>>;
  leaves(call: number, plan: CubePlan, onProgress: Progress): Promise<Result<LeafTable, EngineError>>;
  rows(call: number, query: RowQuery, onProgress: Progress): Promise<Result<RowPage, EngineError>>;
  abort(call: number): void;
  /** Answers as soon as the worker gets to it: a sign of life. */
  ping(): true;
}

/** Answers messages with an engine: a worker's own, or those of an endpoint. Numbers are handed over, not copied. */
export function serveEngine(engine: AnalyticEngine, endpoint?: Comlink.Endpoint): void {
  const running = new Map<number, AbortController>();

  const call = async <T>(id: number, onProgress: Progress, run: (options: CallOptions) => Promise<T>): Promise<T> => {
    const controller = new AbortController();
    running.set(id, controller);
    const { signal } = controller;
    const answer = await run(onProgress === null ? { signal } : { signal, onProgress });
    running.delete(id);
    return answer;
  };

  const service: EngineService = {
    open: () => engine.open({}),
    register: (hash, table) => engine.register(hash, table, {}),
    drop: (hash) => engine.drop(hash),
    cube: async (id, plan, onProgress) => {
      const cube = await call(id, onProgress, (options) => engine.cube(plan, options));
      return cube.ok ? Comlink.transfer(cube, [...cubeBuffers(cube.value)]) : cube;
    },
    leaves: async (id, plan, onProgress) => {
      const leaves = await call(id, onProgress, (options) => engine.leaves(plan, options));
      return leaves.ok ? Comlink.transfer(leaves, [...leafBuffers(leaves.value)]) : leaves;
    },
    rows: (id, query, onProgress) => call(id, onProgress, (options) => engine.rows(query, options)),
    abort: (id) => running.get(id)?.abort(),
    ping: () => true,
  };
  if (endpoint === undefined) Comlink.expose(service);
  else Comlink.expose(service, endpoint);
}
