import { err, type Result } from '#core/base/result.ts';
import type { Database } from '#storage/dexie/openDatabase.ts';
import { storageErrorOf } from '#storage/dexie/storageErrorOf.ts';
import type { StorageError } from '#storage/port.ts';

/** Runs calls on an open database and turns what they throw into errors. */
export type Attempt = <T>(
  run: () => PromiseLike<Result<T, StorageError>>,
  neededBytes?: number,
) => Promise<Result<T, StorageError>>;

/**
 * Opens the database when it is first needed, and again when the browser has closed it.
 *
 * Errors   'blocked' at once when another tab holds an older layout open, instead of waiting for it; the rest as
 *          `storageErrorOf` reads it.
 */
export function createAttempt({ dexie }: Database): Attempt {
  const open = createOpen(dexie);
  return async (run, neededBytes) => {
    try {
      if (!dexie.isOpen() && (await open()) === 'blocked') return err({ code: 'blocked' });
      return await run();
    } catch (thrown) {
      return err(storageErrorOf(thrown, neededBytes ?? null));
    }
  };
}

/** The browser says “blocked” once; asked again while it still is, opening gets a moment and then counts as blocked. */
function createOpen(dexie: Database['dexie']): () => Promise<'open' | 'blocked'> {
  let isBlocked = false;
  const momentMs = 100;
  return () =>
    new Promise((resolve, reject) => {
      const giveUp = () => {
        isBlocked = true;
        resolve('blocked');
      };
      const timer = isBlocked ? setTimeout(giveUp, momentMs) : null;
      dexie.on('blocked', giveUp);
      dexie
        .open()
        .then(() => {
          isBlocked = false;
          resolve('open');
        }, reject)
        .finally(() => {
          if (timer !== null) clearTimeout(timer);
          dexie.on('blocked').unsubscribe(giveUp);
        });
    });
}
