import type { Address } from '#state/session/followAddress.ts';

interface Entry {
  readonly hash: string;
  readonly kept: unknown;
}

export interface MemoryAddress {
  readonly address: Address;
  /** The hashes of all entries, oldest first. */
  readonly entries: () => readonly string[];
  /** As the buttons of a browser do: by −1 is Back. */
  readonly go: (by: number) => void;
  /** As a person types an address, or follows a link. */
  readonly type: (hash: string) => void;
}

/** An address with a history as a browser has it: a new entry drops those that were gone back from. */
export function memoryAddress(hash = ''): MemoryAddress {
  let entries: readonly Entry[] = [{ hash, kept: null }];
  let at = 0;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const push = (next: string, kept: unknown): void => {
    entries = [...entries.slice(0, at + 1), { hash: next, kept: structuredClone(kept) }];
    at += 1;
  };
  return {
    address: {
      hash: () => entries[at]?.hash ?? '',
      kept: () => entries[at]?.kept,
      push,
      replace: (next, kept) => {
        entries = entries.with(at, { hash: next, kept: structuredClone(kept) });
      },
      onChange: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    entries: () => entries.map((entry) => entry.hash),
    go: (by) => {
      at = Math.min(Math.max(at + by, 0), entries.length - 1);
      tell();
    },
    type: (next) => {
      push(next, null);
      tell();
    },
  };
}
