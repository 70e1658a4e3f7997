import type { AnalyticEngine } from '#engine/port.ts';
import { serveEngine } from '#engine/serveEngine.ts';
import type { EngineWorker } from '#engine/workerSession.ts';

/** A worker without a thread: the same messages, structured clones and transfers, over a message channel. */
export interface ChannelWorker extends EngineWorker {
  /** Ends as a script that failed does: with an `error` event. */
  readonly crash: () => void;
  /** Ends as a worker that the browser stopped does: without a word. */
  readonly fallSilent: () => void;
  readonly isTerminated: () => boolean;
}

export function channelWorker(engine: AnalyticEngine): ChannelWorker {
  return servedChannel((port) => serveEngine(engine, port));
}

export function servedChannel(serve: (port: MessagePort) => void): ChannelWorker {
  const { port1, port2 } = new MessageChannel();
  const events = new EventTarget();
  let terminated = false;
  serve(port2);
  const stop = (): void => {
    port1.close();
    port2.close();
  };
  const target = (type: string): EventTarget => (type === 'message' ? port1 : events);
  port1.start();
  return {
    postMessage: (message, transfer) => port1.postMessage(message, transfer ?? []),
    addEventListener: (type, listener, options) => target(type).addEventListener(type, listener, options),
    removeEventListener: (type, listener, options) => target(type).removeEventListener(type, listener, options),
    terminate: () => {
      terminated = true;
      stop();
    },
    crash: () => {
      stop();
      events.dispatchEvent(new Event('error'));
    },
    fallSilent: stop,
    isTerminated: () => terminated,
  };
}
