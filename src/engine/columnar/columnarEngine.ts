import { err, ok, type Result } from '#core/base/result.ts';
import { columnarCapabilities } from '#engine/columnar/capabilities.ts';
import { type LoadedTable, loadTable } from '#engine/columnar/loadedTable.ts';
import { createPacer, type Pacer } from '#engine/columnar/pacer.ts';
import { scanCube } from '#engine/columnar/scanCube.ts';
import { scanLeaves } from '#engine/columnar/scanLeaves.ts';
import { scanRows } from '#engine/columnar/scanRows.ts';
import type { AnalyticEngine, CallOptions, EngineError } from '#engine/port.ts';

/** The embedded engine: typed arrays scanned in this thread. In the app it runs in a worker (`connectEngine`). */
export function createColumnarEngine(): AnalyticEngine {
  const tables = new Map<string, LoadedTable>();

  const scan = async <T>(
    hash: string,
    options: CallOptions,
    run: (table: LoadedTable, pacer: Pacer) => Promise<Result<T, EngineError>>,
  ): Promise<Result<T, EngineError>> => {
    if (options.signal?.aborted) return err({ code: 'cancelled' });
    const table = tables.get(hash);
    if (table === undefined) return err({ code: 'unknown-table', hash });
    return guard(() => run(table, createPacer(options)));
  };

  return {
    capabilities: columnarCapabilities,
    open: async () => ok({ name: 'columnar', version: '1' }),
    register: (hash, table, options) =>
      guard(async () => {
        if (options.signal?.aborted) return err({ code: 'cancelled' });
        const known = tables.get(hash);
        const loaded = known === undefined ? loadTable(table) : ok(known);
        if (!loaded.ok) return loaded;
        tables.set(hash, loaded.value);
        return ok({ hash, rowCount: loaded.value.rowCount });
      }),
    drop: async (hash) => {
      tables.delete(hash);
      return ok(undefined);
    },
    cube: (plan, options) => scan(plan.table, options, (table, pacer) => scanCube(table, plan, pacer)),
    leaves: (plan, options) => scan(plan.table, options, (table, pacer) => scanLeaves(table, plan, pacer)),
    rows: (query, options) => scan(query.table, options, (table, pacer) => scanRows(table, query, pacer)),
    close: async () => tables.clear(),
  };
}

/** An engine never throws; what a browser throws when memory is short is a RangeError. */
async function guard<T>(run: () => Promise<Result<T, EngineError>>): Promise<Result<T, EngineError>> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RangeError) return err({ code: 'out-of-memory' });
    return err({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
}
