import type { Doc } from '#core/model/doc.ts';
import type { Pace, SessionStore } from '#state/session/createSessionStore.ts';
import { knownOnly } from '#state/session/knownOnly.ts';
import { linkedSession } from '#state/session/linkedSession.ts';
import { readSegmentValues, type SegmentValues, segmentValuesOf } from '#state/session/segmentValues.ts';
import type { SessionState } from '#state/session/session.ts';
import { linkedWorkspace, sessionToHash } from '#state/session/sessionHash.ts';

/** The page's address as far as it carries a view, and the browser's history of it. */
export interface Address {
  hash(): string;
  /** What the browser keeps with the entry that it is at; anything where the entry is not of this app. */
  kept(): unknown;
  /** A new entry, which Back leads away from. */
  push(hash: string, kept: SegmentValues): void;
  /** In place of the entry that the browser is at. */
  replace(hash: string, kept: SegmentValues): void;
  /** Calls when someone went back or on, or changed the address; gives back how to stop. */
  onChange(listener: () => void): () => void;
}

/**
 * Keeps the address and the session the same, whichever of them changes. Gives back how to stop.
 *
 * Shapes   what changes in one turn is one entry of the history, steps of one kind in a row are one, and what nobody
 *          asked for is none. An entry of another workspace is left to whoever opens workspaces.
 */
export function followAddress(session: SessionStore, address: Address, doc: () => Doc): () => void {
  const own = doc().workspace.id;
  let last: Pace = 'fix';
  let isSameTurn = false;
  const write = (pace: Pace): void => {
    const now = session.getState();
    const [hash, kept] = [sessionToHash(now, own), segmentValuesOf(now)];
    const isShown = hash === address.hash() && sameValues(kept, readSegmentValues(address.kept()));
    if (isShown) return;
    const isSameEntry = pace === 'fix' || isSameTurn || (pace !== 'visit' && pace === last);
    if (isSameEntry) address.replace(hash, kept);
    else address.push(hash, kept);
    if (pace === 'fix') return;
    last = pace;
    isSameTurn = true;
    queueMicrotask(() => {
      isSameTurn = false;
    });
  };
  const read = (): void => {
    const wanted = linkedWorkspace(address.hash());
    const isElsewhere = wanted !== null && wanted !== own;
    if (isElsewhere && readSegmentValues(address.kept()) !== null) return;
    last = 'fix';
    const now = session.getState();
    session.patch(knownOnly({ ...now, ...readAddress(address, doc(), now) }, doc()));
  };
  const stops = [session.subscribe(() => write(session.pace())), address.onChange(read)];
  const opened = linkedWorkspace(address.hash());
  write(opened === null || opened === own ? 'fix' : 'visit');
  return () => {
    for (const stop of stops) stop();
  };
}

/** What an address says of this doc; the values of its segments are those kept with it, else those looked at now. */
export function readAddress(address: Address, doc: Doc, now: SessionState): Partial<SessionState> {
  return linkedSession(address.hash(), doc, readSegmentValues(address.kept()) ?? segmentValuesOf(now));
}

function sameValues(a: SegmentValues, b: SegmentValues | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
