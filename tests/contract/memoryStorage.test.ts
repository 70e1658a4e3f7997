import { createMemoryStorage, emptyShelf } from '#storage/memory/createMemoryStorage.ts';
import { storageContract } from './storageKit.ts';

storageContract('memory', () => {
  const shelf = emptyShelf();
  let full = false;
  return {
    open: (options) =>
      createMemoryStorage({ ...options, shelf, quotaBytes: () => (full ? 0 : Number.POSITIVE_INFINITY) }),
    setFull: (now) => {
      full = now;
    },
  };
});
