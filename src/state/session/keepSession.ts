import type { SessionStore } from '#state/session/createSessionStore.ts';
import { sessionToJson } from '#state/session/sessionJson.ts';

export interface KeptSession {
  /** Saves now what has not been saved. */
  flush(): void;
  stop(): void;
}

/**
 * Saves a session as it changes, one save at a time: what changes meanwhile goes into the next. There is no waiting for
 * rest, because a page that is loaded again does not wait either. The first save is made at once, so that the workspace
 * on screen is the one used last. A session that can't be saved is no loss worth a message.
 */
export function keepSession(session: SessionStore, save: (json: string) => Promise<unknown>): KeptSession {
  let isDue = true;
  let isSaving = false;
  const flush = async (): Promise<void> => {
    if (!isDue) return;
    isDue = false;
    await save(sessionToJson(session.getState()));
  };
  const saveAll = async (): Promise<void> => {
    isSaving = true;
    // One turn later: a verb of the person may change a session in several steps.
    await Promise.resolve();
    while (isDue) await flush();
    isSaving = false;
  };
  void saveAll();
  const unsubscribe = session.subscribe(() => {
    isDue = true;
    if (!isSaving) void saveAll();
  });
  return {
    flush: () => void flush(),
    stop() {
      void flush();
      unsubscribe();
    },
  };
}
