import type { SessionStore } from '#state/session/createSessionStore.ts';
import { sessionToJson } from '#state/session/sessionJson.ts';

const restMs = 400;

export interface KeptSession {
  /** Saves now what has not been saved. */
  flush(): void;
  stop(): void;
}

/** Saves a session a moment after it last changed. A session that can't be saved is no loss worth a message. */
export function keepSession(session: SessionStore, save: (json: string) => Promise<unknown>): KeptSession {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    void save(sessionToJson(session.getState()));
  };
  const unsubscribe = session.subscribe(() => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(flush, restMs);
  });
  return {
    flush,
    stop() {
      flush();
      unsubscribe();
    },
  };
}
