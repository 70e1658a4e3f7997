import { createStore, type StoreApi } from 'zustand/vanilla';
import { err, ok, type Result } from '#core/base/result.ts';
import type { ReadonlyStore } from '#state/readonlyStore.ts';

/** A value that is fetched. While it loads, `value` is what is known of it so far, else what was there before (stale). */
export type Resource<T, E> =
  | { readonly status: 'idle'; readonly value: null; readonly stale: false }
  | { readonly status: 'loading'; readonly value: T | null; readonly stale: boolean; readonly progress: number | null }
  | { readonly status: 'ready'; readonly value: T; readonly stale: false }
  | { readonly status: 'failed'; readonly value: T | null; readonly stale: boolean; readonly error: E };

export interface LoadContext<T> {
  readonly signal: AbortSignal;
  /** What is known so far: shown while the rest loads, and kept where the load is given up. */
  readonly onPart: (sofar: T) => void;
  /** 0 to 1. */
  readonly onProgress: (done: number) => void;
}

export type Load<T, E> = (context: LoadContext<T>) => Promise<Result<T, E>>;

export interface ResourceStore<T, E> extends ReadonlyStore<ReadonlyMap<string, Resource<T, E>>> {
  get(key: string): Resource<T, E>;
  /**
   * Loads a key unless it is there, on its way or failed. In a `slot` one key counts at a time: asking for another
   * aborts what still loads there, and shows the slot's last value as stale until the new one comes.
   */
  ensure(key: string, load: Load<T, E>, slot?: string): Promise<Result<T, E>>;
  /** Loads a key with this loader, whatever was there or on its way. */
  restart(key: string, load: Load<T, E>): Promise<Result<T, E>>;
  /** Loads again what failed or grew old; the old value stays meanwhile. */
  reload(key: string): void;
  /** Gives up what loads; what is known of it so far stays. */
  cancel(key: string): void;
  /** Puts a value that came some other way. */
  put(key: string, value: T): void;
  /** Forgets and aborts everything. */
  clear(): void;
  /** How many loads were ever started. */
  loads(): number;
}

export interface ResourceOptions<E> {
  /** Values kept; the least recently asked for goes first. */
  readonly limit: number;
  /** What a loader that throws comes to: a bug, but one that has to be shown. */
  readonly crashed: (detail: string) => E;
}

interface Entry<T, E> {
  /** Null for a value that was put. */
  readonly load: Load<T, E> | null;
  /** The slots that want it; null: someone without a slot. */
  readonly holders: Set<string | null>;
  readonly abort: AbortController;
  settled: boolean;
  result: Promise<Result<T, E>>;
}

type Resources<T, E> = ReadonlyMap<string, Resource<T, E>>;

interface Shelf<T, E> {
  readonly store: StoreApi<Resources<T, E>>;
  readonly options: ResourceOptions<E>;
  /** Least recently asked for first. */
  readonly entries: Map<string, Entry<T, E>>;
  /** The key that a slot wants, and the last value that it had. */
  readonly slots: Map<string, { readonly key: string; value: T | null }>;
  loads: number;
}

/** Values by key, each fetched once: the cubes, pages and tables that the screens share. */
export function createResourceStore<T, E>(options: ResourceOptions<E>): ResourceStore<T, E> {
  const store = createStore<Resources<T, E>>()(() => new Map());
  const shelf: Shelf<T, E> = { store, options, entries: new Map(), slots: new Map(), loads: 0 };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    get: (key) => store.getState().get(key) ?? idle,
    ensure: (key, load, slot) => ensure(shelf, key, load, slot ?? null),
    restart(key, load) {
      const entry = shelf.entries.get(key);
      entry?.abort.abort();
      return start(shelf, key, load, entry?.holders ?? new Set([null]));
    },
    reload(key) {
      const entry = shelf.entries.get(key);
      if (entry?.settled && entry.load !== null) void start(shelf, key, entry.load, entry.holders);
    },
    cancel: (key) => shelf.entries.get(key)?.abort.abort(),
    put: (key, value) => put(shelf, key, value),
    clear() {
      for (const entry of shelf.entries.values()) entry.abort.abort();
      shelf.entries.clear();
      shelf.slots.clear();
      store.setState(new Map(), true);
    },
    loads: () => shelf.loads,
  };
}

/** What every key is before it is asked for. */
export const idle = { status: 'idle', value: null, stale: false } as const;

function ensure<T, E>(shelf: Shelf<T, E>, key: string, load: Load<T, E>, slot: string | null): Promise<Result<T, E>> {
  if (slot !== null) occupy(shelf, slot, key);
  const entry = shelf.entries.get(key);
  if (entry === undefined) return start(shelf, key, load, new Set([slot]));
  entry.holders.add(slot);
  shelf.entries.delete(key);
  shelf.entries.set(key, entry);
  return entry.result;
}

/** The slot wants `key` now. What it wanted before is dropped if it is still loading and nobody else wants it. */
function occupy<T, E>(shelf: Shelf<T, E>, slot: string, key: string): void {
  const held = shelf.slots.get(slot);
  if (held?.key === key) return;
  const shown = shelf.store.getState().get(key);
  shelf.slots.set(slot, { key, value: shown?.status === 'ready' ? shown.value : (held?.value ?? null) });
  const before = held === undefined ? undefined : shelf.entries.get(held.key);
  if (held === undefined || before === undefined) return;
  before.holders.delete(slot);
  if (before.settled || before.holders.size > 0) return;
  before.abort.abort();
  forget(shelf, held.key);
}

function start<T, E>(
  shelf: Shelf<T, E>,
  key: string,
  load: Load<T, E>,
  holders: Set<string | null>,
): Promise<Result<T, E>> {
  const abort = new AbortController();
  const value = shelf.store.getState().get(key)?.value ?? lastOf(shelf, holders);
  let loading: Omit<Extract<Resource<T, E>, { status: 'loading' }>, 'progress'> = {
    status: 'loading',
    value,
    stale: value !== null,
  };
  const onProgress = (progress: number) => {
    if (shelf.entries.get(key) === entry && !entry.settled) show(shelf, key, { ...loading, progress });
  };
  const onPart = (sofar: T) => {
    if (shelf.entries.get(key) !== entry || entry.settled || abort.signal.aborted) return;
    loading = { status: 'loading', value: sofar, stale: false };
    show(shelf, key, { ...loading, progress: null });
  };
  shelf.loads++;
  show(shelf, key, { ...loading, progress: null });
  const result = run(load, { signal: abort.signal, onProgress, onPart }, shelf.options).then((ended) => {
    if (shelf.entries.get(key) === entry) settle(shelf, key, entry, ended);
    return ended;
  });
  const entry: Entry<T, E> = { load, holders, abort, settled: false, result };
  shelf.entries.delete(key);
  shelf.entries.set(key, entry);
  return result;
}

async function run<T, E>(
  load: Load<T, E>,
  context: LoadContext<T>,
  { crashed }: ResourceOptions<E>,
): Promise<Result<T, E>> {
  // A moment later, so that a loader that reports at once finds its entry in place.
  await Promise.resolve();
  try {
    return await load(context);
  } catch (thrown) {
    return err(crashed(String(thrown)));
  }
}

function lastOf<T, E>(shelf: Shelf<T, E>, holders: ReadonlySet<string | null>): T | null {
  for (const slot of holders) {
    const last = slot === null ? null : (shelf.slots.get(slot)?.value ?? null);
    if (last !== null) return last;
  }
  return null;
}

function settle<T, E>(shelf: Shelf<T, E>, key: string, entry: Entry<T, E>, ended: Result<T, E>): void {
  entry.settled = true;
  const shown = shelf.store.getState().get(key);
  const value = shown?.value ?? null;
  if (ended.ok) {
    for (const slot of shelf.slots.values()) if (slot.key === key) slot.value = ended.value;
    show(shelf, key, { status: 'ready', value: ended.value, stale: false });
  } else
    show(shelf, key, { status: 'failed', value, stale: value !== null && shown?.stale !== false, error: ended.error });
  evict(shelf);
}

function put<T, E>(shelf: Shelf<T, E>, key: string, value: T): void {
  shelf.entries.get(key)?.abort.abort();
  const result = Promise.resolve(ok(value));
  const entry = { load: null, holders: new Set([null]), abort: new AbortController(), settled: true, result };
  shelf.entries.delete(key);
  shelf.entries.set(key, entry);
  show(shelf, key, { status: 'ready', value, stale: false });
  evict(shelf);
}

function evict<T, E>(shelf: Shelf<T, E>): void {
  const wanted = new Set([...shelf.slots.values()].map((slot) => slot.key));
  for (const [key, entry] of shelf.entries) {
    if (shelf.entries.size <= shelf.options.limit) return;
    if (entry.settled && !wanted.has(key)) forget(shelf, key);
  }
}

function show<T, E>(shelf: Shelf<T, E>, key: string, resource: Resource<T, E>): void {
  shelf.store.setState(new Map(shelf.store.getState()).set(key, resource), true);
}

function forget<T, E>(shelf: Shelf<T, E>, key: string): void {
  const resources = new Map(shelf.store.getState());
  resources.delete(key);
  shelf.entries.delete(key);
  shelf.store.setState(resources, true);
}
