import type { Doc } from '#core/model/doc.ts';
import type { SessionStore } from '#state/session/createSessionStore.ts';
import { knownOnly } from '#state/session/knownOnly.ts';
import { linkedSession } from '#state/session/linkedSession.ts';
import { sessionToHash } from '#state/session/sessionHash.ts';

/** The page's address, as far as it carries a view. */
export interface Address {
  hash(): string;
  /** Without an entry in the browser's history. */
  replaceHash(hash: string): void;
  /** Calls when someone changed the address; gives back how to stop. */
  onChange(listener: () => void): () => void;
}

/** Keeps the address and the session the same, whichever of them changes. Gives back how to stop. */
export function followAddress(session: SessionStore, address: Address, doc: () => Doc): () => void {
  const show = () => {
    const hash = sessionToHash(session.getState());
    if (hash !== address.hash()) address.replaceHash(hash);
  };
  const unsubscribe = session.subscribe(show);
  const unlisten = address.onChange(() => {
    session.patch(knownOnly({ ...session.getState(), ...linkedSession(address.hash(), doc()) }, doc()));
  });
  show();
  return () => {
    unsubscribe();
    unlisten();
  };
}
