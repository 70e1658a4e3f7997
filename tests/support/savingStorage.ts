import { createMemoryStorage, emptyShelf } from '#storage/memory/createMemoryStorage.ts';
import type { Storage } from '#storage/port.ts';

/** A memory store that can be full, with what was asked of it. */
export function savingStorage(): {
  readonly storage: Storage;
  readonly setFull: (full: boolean) => void;
  readonly reopen: () => Storage;
} {
  let full = false;
  const shelf = emptyShelf();
  const clock = { ms: 0 };
  const reopen = (): Storage =>
    createMemoryStorage({ now: () => ++clock.ms, shelf, quotaBytes: () => (full ? 0 : Number.POSITIVE_INFINITY) });
  return {
    storage: reopen(),
    reopen,
    setFull: (now) => {
      full = now;
    },
  };
}
