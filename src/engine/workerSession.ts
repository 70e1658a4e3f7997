import * as Comlink from 'comlink';

/** What is needed of a `Worker`. */
export interface EngineWorker extends Comlink.Endpoint {
  terminate(): void;
}

/** What every served worker answers as soon as it gets to it: a sign of life. */
export interface Pinged {
  ping(): true;
}

/** One life of a worker, and whether it is still there. */
export interface WorkerSession<Service> {
  readonly service: Comlink.Remote<Service>;
  readonly ping: () => Promise<unknown>;
  /** Settles when the worker has failed or was ended. */
  readonly died: Promise<typeof died>;
  readonly isAlive: () => boolean;
  readonly end: () => void;
}

export const died = Symbol('died');

export function startSession<Service extends Pinged>(worker: EngineWorker): WorkerSession<Service> {
  let alive = true;
  let settle: (reason: typeof died) => void = () => {};
  const ended = new Promise<typeof died>((resolve) => {
    settle = resolve;
  });
  const end = (): void => {
    if (!alive) return;
    alive = false;
    worker.terminate();
    settle(died);
  };
  worker.addEventListener('error', end);
  worker.addEventListener('messageerror', end);
  const pinged = Comlink.wrap<Pinged>(worker);
  return {
    service: Comlink.wrap<Service>(worker),
    ping: () => pinged.ping(),
    died: ended,
    isAlive: () => alive,
    end,
  };
}

/** The time in which a worker must answer passes in so many beats: a stall of this thread's own counts for one. */
const beats = 10;

/**
 * Ends a session whose worker does not answer a ping in time: a worker that the browser stopped says nothing.
 * Returns the way to stop watching.
 */
export function watchForSilence(session: WorkerSession<unknown>, silentAfterMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watching = true;
  const check = (): void => {
    let answered = false;
    let beat = 0;
    session.ping().then(
      () => {
        answered = true;
      },
      () => session.end(),
    );
    const listen = (): void => {
      beat += 1;
      if (!watching) return;
      if (beat < beats) wait();
      else if (answered) check();
      else session.end();
    };
    const wait = (): void => {
      timer = setTimeout(listen, silentAfterMs / beats);
    };
    wait();
  };
  check();
  return () => {
    watching = false;
    clearTimeout(timer);
  };
}
