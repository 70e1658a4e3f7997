import { createContext, type ReactNode, useContext } from 'react';
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
  return useStore(store, (resources) => (key === null ? idle : (resources.get(key) ?? idle)));
}
