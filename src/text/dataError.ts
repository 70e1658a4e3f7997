import type { EngineError } from '#engine/port.ts';
import type { StorageError } from '#storage/port.ts';
import { engineErrorText } from './engine.ts';
import { storageErrorText } from './storage.ts';

/** A record, so that a code that is not in it does not compile. */
const storageCodes: Readonly<Record<StorageError['code'], true>> = {
  quota: true,
  'not-found': true,
  'too-new': true,
  blocked: true,
  unavailable: true,
  failed: true,
};

/** Why numbers can't be shown, whoever could not give them. */
export function dataErrorText(error: EngineError | StorageError): string {
  return isStorageError(error) ? storageErrorText(error) : engineErrorText(error);
}

const isStorageError = (error: EngineError | StorageError): error is StorageError =>
  Object.hasOwn(storageCodes, error.code);
