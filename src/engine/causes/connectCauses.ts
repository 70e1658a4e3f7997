import * as Comlink from 'comlink';
import type { CauseService } from '#engine/causes/serveCauses.ts';
import type { CauseFinder } from '#engine/port.ts';
import { createSessionCalls, orCancelled } from '#engine/sessionCalls.ts';
import type { EngineWorker } from '#engine/workerSession.ts';

const silentAfterDefaultMs = 60_000;

/**
 * A finder in a worker, started with the first question. A worker that dies is started again and asked once more, from
 * the beginning: it keeps nothing.
 *
 * Errors   'worker-died' after the second death; 'cancelled' at once when the signal says so, or on `close`.
 */
export function connectCauses(spawn: () => EngineWorker, silentAfterMs: number = silentAfterDefaultMs): CauseFinder {
  const calls = createSessionCalls<CauseService>(spawn, silentAfterMs);
  let searches = 0;
  return {
    find: (question, options) => {
      searches += 1;
      const search = searches;
      calls.reopen();
      const { onReport } = options;
      const isWanted = (): boolean => options.signal?.aborted !== true;
      const proxy =
        onReport === undefined
          ? null
          : Comlink.proxy((sofar: Parameters<typeof onReport>[0]) => {
              if (isWanted()) onReport(sofar);
            });
      return orCancelled(
        options,
        () => calls.twice(({ service }) => service.find(search, question, proxy)),
        () => void calls.current()?.service.abort(search),
      );
    },
    close: calls.close,
  };
}
