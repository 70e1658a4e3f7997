import type { EngineError } from '#engine/port.ts';
import type { StorageError } from '#storage/port.ts';
import { engineErrorText } from './engine.ts';
import { storageErrorText } from './storage.ts';

const storageCodes = ['quota', 'not-found', 'too-new', 'blocked', 'unavailable', 'failed'] as const;

/** Why numbers can't be shown, whoever could not give them. */
export function dataErrorText(error: EngineError | StorageError): string {
  return isStorageError(error) ? storageErrorText(error) : engineErrorText(error);
}

const isStorageError = (error: EngineError | StorageError): error is StorageError =>
  storageCodes.some((code) => code === error.code);
