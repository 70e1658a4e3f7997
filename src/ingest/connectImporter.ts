import * as Comlink from 'comlink';
import { err, ok, type Result } from '#core/base/result.ts';
import type { Importer, IngestError } from '#ingest/port.ts';
import type { ImporterRemote } from '#ingest/serveImporter.ts';

/** What is needed of a `Worker`. */
export interface ImportWorker extends Comlink.Endpoint {
  terminate(): void;
}

/**
 * The importer in a worker of its own. `close` ends the worker at once, whatever it is doing.
 *
 * Errors   'cancelled' for calls under way at `close` and all later ones; 'worker-died' where the worker fails.
 */
export function connectImporter(worker: ImportWorker): Importer {
  const remote = Comlink.wrap<ImporterRemote>(worker);
  let ended: IngestError | null = null;
  let tellPending: (error: IngestError) => void = () => undefined;
  const ending = new Promise<IngestError>((resolve) => {
    tellPending = resolve;
  });
  const end = (error: IngestError): void => {
    if (ended !== null) return;
    ended = error;
    worker.terminate();
    tellPending(error);
  };
  worker.addEventListener('error', () => end({ code: 'worker-died' }));
  worker.addEventListener('messageerror', () => end({ code: 'worker-died' }));

  const ask = <T>(call: () => Promise<Result<T, IngestError>>): Promise<Result<T, IngestError>> =>
    ended === null ? Promise.race([settled(call), ending.then((error) => err(error))]) : Promise.resolve(err(ended));

  return {
    read: (file, { onProgress, ...options }) =>
      ask(() =>
        remote.read(
          file,
          options,
          Comlink.proxy((progress: Parameters<typeof onProgress>[0]) => {
            if (ended === null) onProgress(progress);
          }),
        ),
      ),
    interpret: (choices) => ask(() => remote.interpret(choices)),
    tryOutcomes: (rules) => ask(() => remote.tryOutcomes(rules)),
    finish: (rules) => ask(() => remote.finish(rules)),
    rejectsCsv: async () => {
      const answer = await ask(async () => ok(await remote.rejectsCsv()));
      return answer.ok ? answer.value : '';
    },
    close: () => end({ code: 'cancelled' }),
  };
}

/** What a call can't carry across (a lack of memory, say) is told as data too. */
async function settled<T>(call: () => Promise<Result<T, IngestError>>): Promise<Result<T, IngestError>> {
  try {
    return await call();
  } catch (error) {
    return err({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
}
