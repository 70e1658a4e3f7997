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
  return async (run, neededBytes) => {
    try {
      if (!dexie.isOpen() && (await opened(dexie)) === 'blocked') return err({ code: 'blocked' });
      return await run();
    } catch (thrown) {
      return err(storageErrorOf(thrown, neededBytes ?? null));
    }
  };
}

function opened(dexie: Database['dexie']): Promise<'open' | 'blocked'> {
  return new Promise((resolve, reject) => {
    const onBlocked = () => resolve('blocked');
    dexie.on('blocked', onBlocked);
    dexie
      .open()
      .then(() => resolve('open'), reject)
      .finally(() => dexie.on('blocked').unsubscribe(onBlocked));
  });
}
