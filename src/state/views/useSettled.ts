import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Resource, ResourceStore } from '#state/resources/createResourceStore.ts';

/** What a resource came to. Both null while it is on its way. */
export interface Settled<T, E> {
  readonly value: T | null;
  readonly error: E | null;
}

/**
 * The end of a resource's loading without the steps to it: progress is told many times a second, and who does not show
 * it should not be drawn again for it.
 */
export function useSettled<T, E>(store: ResourceStore<T, E>, key: string | null): Settled<T, E> {
  const value = useStore(store, (resources) => readyValue(key === null ? undefined : resources.get(key)));
  const error = useStore(store, (resources) => failure(key === null ? undefined : resources.get(key)));
  return useMemo(() => ({ value, error }), [value, error]);
}

function readyValue<T, E>(resource: Resource<T, E> | undefined): T | null {
  return resource?.status === 'ready' ? resource.value : null;
}

function failure<T, E>(resource: Resource<T, E> | undefined): E | null {
  return resource?.status === 'failed' ? resource.error : null;
}
