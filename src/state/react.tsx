import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { DocumentState } from '#state/document/createDocumentStore.ts';
import { idle, type Resource, type ResourceStore } from '#state/resources/createResourceStore.ts';
import type { Services } from '#state/services.ts';
import type { SessionState } from '#state/session/session.ts';

const ServicesContext = createContext<Services | null>(null);

export interface ServicesProviderProps {
  readonly services: Services;
  readonly children: ReactNode;
}

/** Gives an open workspace to everything below. Key it by workspace, so that another one starts afresh. */
export function ServicesProvider({ services, children }: ServicesProviderProps): ReactNode {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices outside of ServicesProvider');
  return services;
}

/** Part of the document. The selector must give the same value for the same state (no new objects). */
export function useDocument<T>(selector: (state: DocumentState) => T): T {
  return useStore(useServices().document, selector);
}

export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(useServices().session, selector);
}

/** What a resource came to. Both null while it is on its way, and before anyone asked for it. */
export interface Settled<T, E> {
  readonly value: T | null;
  readonly error: E | null;
}

/**
 * The end of a resource's loading without the steps to it: progress is told many times a second, and who does not show
 * it should not be drawn again for it.
 */
export function useSettled<T, E>(store: ResourceStore<T, E>, key: string | null): Settled<T, E> {
  const value = useStore(store, (resources) => readyValue(resources.get(key ?? '')));
  const error = useStore(store, (resources) => failure(resources.get(key ?? '')));
  return useMemo(() => ({ value, error }), [value, error]);
}

/** The values of several resources, in the order of the keys; null while one is not there. */
export function useReadyValues<T, E>(store: ResourceStore<T, E>, keys: readonly string[]): readonly (T | null)[] {
  return useStore(
    store,
    useShallow((resources) => keys.map((key) => readyValue(resources.get(key)))),
  );
}

/** A resource with every step of its loading, for who shows them. */
export function useResource<T, E>(store: ResourceStore<T, E>, key: string | null): Resource<T, E> {
  return useStore(store, (resources) => resources.get(key ?? '') ?? idle);
}

function readyValue<T, E>(resource: Resource<T, E> | undefined): T | null {
  return resource?.status === 'ready' ? resource.value : null;
}

function failure<T, E>(resource: Resource<T, E> | undefined): E | null {
  return resource?.status === 'failed' ? resource.error : null;
}
