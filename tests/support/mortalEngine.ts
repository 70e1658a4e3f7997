import { err } from '#core/base/result.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import type { AnalyticEngine } from '#engine/port.ts';

/** The embedded engine, which can die: until it is closed and opened again, every call says so. Counts the trips. */
export function mortalEngine(): {
  readonly engine: AnalyticEngine;
  readonly die: () => void;
  readonly trips: { cube: number; leaves: number; rows: number; register: number; open: number };
} {
  const inner = createColumnarEngine();
  const trips = { cube: 0, leaves: 0, rows: 0, register: 0, open: 0 };
  let dead = false;
  const alive = <T>(call: () => T) => (dead ? Promise.resolve(err({ code: 'worker-died' as const })) : call());
  const engine: AnalyticEngine = {
    capabilities: inner.capabilities,
    open: (options) => {
      trips.open++;
      return alive(() => inner.open(options));
    },
    register: (hash, table, options) => {
      trips.register++;
      return alive(() => inner.register(hash, table, options));
    },
    drop: (hash) => alive(() => inner.drop(hash)),
    cube: (plan, options) => {
      trips.cube++;
      return alive(() => inner.cube(plan, options));
    },
    leaves: (plan, options) => {
      trips.leaves++;
      return alive(() => inner.leaves(plan, options));
    },
    rows: (query, options) => {
      trips.rows++;
      return alive(() => inner.rows(query, options));
    },
    close: async () => {
      dead = false;
      await inner.close();
    },
  };
  return {
    engine,
    trips,
    die: () => {
      dead = true;
    },
  };
}
