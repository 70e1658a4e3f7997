import * as Comlink from 'comlink';
import type { Result } from '#core/base/result.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import type { CauseFinder, EngineError } from '#engine/port.ts';
import type { Pinged } from '#engine/workerSession.ts';

/** A finder as it is spoken to through a worker's messages: a search has a number, by which it can be aborted. */
export interface CauseService extends Pinged {
  find(
    search: number,
    question: CauseQuestion,
    onReport: ((sofar: CauseReport) => void) | null,
  ): Promise<Result<CauseReport, EngineError>>;
  abort(search: number): void;
}

/** Answers messages with a finder: a worker's own, or those of an endpoint. */
export function serveCauses(finder: CauseFinder, endpoint?: Comlink.Endpoint): void {
  const running = new Map<number, AbortController>();
  const service: CauseService = {
    find: async (search, question, onReport) => {
      const controller = new AbortController();
      running.set(search, controller);
      const { signal } = controller;
      const found = await finder.find(question, onReport === null ? { signal } : { signal, onReport });
      running.delete(search);
      return found;
    },
    abort: (search) => running.get(search)?.abort(),
    ping: () => true,
  };
  if (endpoint === undefined) Comlink.expose(service);
  else Comlink.expose(service, endpoint);
}
