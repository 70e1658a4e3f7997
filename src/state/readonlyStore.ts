import type { StoreApi } from 'zustand/vanilla';

/** A store as its readers see it: state changes only through the verbs that the store itself offers. */
export type ReadonlyStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;
