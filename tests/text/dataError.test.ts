import { describe, expect, it } from 'vitest';
import { dataErrorText } from '#text/dataError.ts';
import { engineErrorText } from '#text/engine.ts';
import { storageErrorText } from '#text/storage.ts';

describe('dataErrorText', () => {
  it('says of each error what its own room says', () => {
    const ofStorage = [
      { code: 'quota', neededBytes: 5 },
      { code: 'not-found', what: 'columns', id: 'x' },
      { code: 'too-new', version: 3, supported: 2 },
      { code: 'blocked' },
      { code: 'unavailable', detail: 'x' },
      { code: 'failed', detail: 'x' },
    ] as const;
    const ofEngine = [{ code: 'worker-died' }, { code: 'unreachable', address: 'x' }] as const;
    for (const error of ofStorage) expect(dataErrorText(error)).toBe(storageErrorText(error));
    for (const error of ofEngine) expect(dataErrorText(error)).toBe(engineErrorText(error));
  });
});
