import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
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

/** The resource at a key, and `idle` before anyone asked for it (or for null). Asking is `ensure`, in an effect. */
export function useResource<T, E>(store: ResourceStore<T, E>, key: string | null): Resource<T, E> {
  return useResourcePart(store, key, (resource) => resource);
}

/** Part of the resource at a key. The selector must give the same value for the same resource (no new objects). */
export function useResourcePart<T, E, P>(
  store: ResourceStore<T, E>,
  key: string | null,
  selector: (resource: Resource<T, E>) => P,
): P {
  return useStore(store, (resources) => selector(key === null ? idle : (resources.get(key) ?? idle)));
}

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
  const value = useResourcePart(store, key, readyValue);
  const error = useResourcePart(store, key, failure);
  return useMemo(() => ({ value, error }), [value, error]);
}

function readyValue<T, E>(resource: Resource<T, E>): T | null {
  return resource.status === 'ready' ? resource.value : null;
}

function failure<T, E>(resource: Resource<T, E>): E | null {
  return resource.status === 'failed' ? resource.error : null;
}
