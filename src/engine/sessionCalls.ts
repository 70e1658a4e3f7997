import { err, type Result } from '#core/base/result.ts';
import type { EngineError } from '#engine/port.ts';
import {
  died,
  type EngineWorker,
  type Pinged,
  startSession,
  type WorkerSession,
  watchForSilence,
} from '#engine/workerSession.ts';

export type Run<Service, T> = (session: WorkerSession<Service>) => Promise<Result<T, EngineError>>;

/** Calls to a worker that may die. */
export interface SessionCalls<Service> {
  readonly current: () => WorkerSession<Service> | null;
  /** Makes a call; once more, to a new worker, when the first one dies. */
  readonly twice: <T>(run: Run<Service, T>) => Promise<Result<T, EngineError>>;
  /** Ends the worker; every call until `reopen`, and those that wait, are cancelled. */
  readonly close: () => void;
  /** Calls are made again, to a new worker. */
  readonly reopen: () => void;
}

export function createSessionCalls<Service extends Pinged>(
  spawn: () => EngineWorker,
  silentAfterMs: number,
): SessionCalls<Service> {
  let session: WorkerSession<Service> | null = null;
  let closed = false;
  let closes = 0;

  const attempt = async <T>(run: Run<Service, T>): Promise<Result<T, EngineError> | typeof died> => {
    const current = session?.isAlive() ? session : startSession<Service>(spawn());
    session = current;
    const unwatch = watchForSilence(current, silentAfterMs);
    const answer = await Promise.race([settle(run(current)), current.died]);
    unwatch();
    return answer;
  };

  return {
    current: () => (session?.isAlive() ? session : null),
    twice: async (run) => {
      const begun = closes;
      const isCancelled = (): boolean => closed || closes !== begun;
      for (let attempts = 0; attempts < 2 && !isCancelled(); attempts++) {
        const answer = await settle(attempt(run));
        if (answer !== died) return answer;
      }
      return err({ code: isCancelled() ? 'cancelled' : 'worker-died' });
    },
    close: () => {
      closed = true;
      closes += 1;
      session?.end();
    },
    reopen: () => {
      closed = false;
    },
  };
}

/** Nothing of an engine rejects. */
export async function settle<R>(answer: Promise<R>): Promise<R | Result<never, EngineError>> {
  try {
    return await answer;
  } catch (error) {
    return err({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** The answer, or `cancelled` as soon as the signal says so. */
export async function orCancelled<T>(
  { signal }: { readonly signal?: AbortSignal },
  ask: () => Promise<Result<T, EngineError>>,
  onAbort: () => void,
): Promise<Result<T, EngineError>> {
  if (signal === undefined) return ask();
  if (signal.aborted) return err({ code: 'cancelled' });
  let abort = (): void => {};
  const aborted = new Promise<Result<T, EngineError>>((resolve) => {
    abort = () => {
      onAbort();
      resolve(err({ code: 'cancelled' }));
    };
  });
  signal.addEventListener('abort', abort, { once: true });
  const first = await Promise.race([ask(), aborted]);
  signal.removeEventListener('abort', abort);
  return first;
}
