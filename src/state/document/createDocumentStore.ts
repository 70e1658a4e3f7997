import { createStore } from 'zustand/vanilla';
import { err, ok, type Result } from '#core/base/result.ts';
import { applyDiff } from '#core/model/applyDiff.ts';
import type { Command, CommandEnv, CommandError, Decision } from '#core/model/commands/command.ts';
import { decide } from '#core/model/commands/decide.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import {
  emptyHistory,
  type History,
  type HistoryEntry,
  type HistoryStep,
  jumpStep,
  pushEntry,
  redoStep,
  undoStep,
} from '#core/model/history.ts';
import type { NodeId } from '#core/model/schema.ts';
import {
  createSaveQueue,
  type SaveQueue,
  type SaveQueueOptions,
  type Saving,
} from '#state/document/createSaveQueue.ts';
import type { ReadonlyStore } from '#state/readonlyStore.ts';
import type { Storage, StorageError } from '#storage/port.ts';

export interface DocumentState {
  readonly doc: Doc;
  /** Oldest first. */
  readonly past: readonly HistoryEntry[];
  /** Next first. */
  readonly future: readonly HistoryEntry[];
  readonly saving: Saving;
  /** Another tab writes. */
  readonly readOnly: boolean;
}

export interface DocumentStore extends ReadonlyStore<DocumentState> {
  /** Decide, apply, remember, save. With `mergeKey`, steps in a row with the same key become one. */
  dispatch(command: Command, options?: { readonly mergeKey?: string }): Result<Decision, CommandError>;
  undo(): void;
  redo(): void;
  /** To where exactly `index` steps are done, 0 to past + future. */
  jumpTo(index: number): void;
  /** Tries to save again now. */
  retry(): void;
  /** Resolves when everything is saved (true) or an attempt has failed (false). For pagehide. */
  flush(): Promise<boolean>;
  /** Saves nothing any more: another tab may write from here on. */
  stop(): void;
  /** Takes in what another tab has saved. The steps of this tab can't be taken back after that. */
  follow(diff: Diff): void;
  /** Another tab writes from now on. */
  becomeReader(): void;
  /**
   * This tab writes as soon as it has what is stored; changes of its own that were not saved come on top. A `load` that
   * fails is a failed save: said, and tried again until it succeeds or this tab becomes a reader.
   */
  becomeWriter(load: () => Promise<Result<Doc, StorageError>>): void;
}

export interface DocumentStoreOptions {
  readonly doc: Doc;
  readonly storage: Pick<Storage, 'write'>;
  readonly env: CommandEnv;
  /** What is selected, and a way to select: undo brings the selection back too. */
  readonly selection: { readonly get: () => NodeId | null; readonly set: (nodeId: NodeId | null, doc: Doc) => void };
  readonly readOnly?: boolean;
  readonly prepare?: SaveQueueOptions['prepare'];
  /** Called with every diff that has reached the store, in order. */
  readonly onSaved?: (diff: Diff) => void;
}

/** The workspace in memory, its history, and the queue that saves it. A failed write changes nothing here. */
export function createDocumentStore(options: DocumentStoreOptions): DocumentStore {
  const { doc, storage, prepare = null, onSaved = () => {}, readOnly = false } = options;
  const store = createStore<DocumentState>()(() => ({
    doc,
    ...emptyHistory,
    saving: { kind: 'saved', pendingCount: 0 },
    readOnly,
  }));
  const queue = createSaveQueue({
    write: (diff) => storage.write(doc.workspace.id, diff),
    prepare,
    onSaving: (saving) => store.setState({ saving }),
    onSaved,
    paused: readOnly,
  });
  /** How often this tab became reader or writer. */
  let roles = 0;
  const parts: Parts = { options, store, queue };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    dispatch: (command, { mergeKey } = {}) => dispatch(parts, command, mergeKey ?? null),
    undo: () => step(parts, undoStep),
    redo: () => step(parts, redoStep),
    jumpTo: (index) => step(parts, (at, history) => jumpStep(at, history, index)),
    retry: queue.retry,
    flush: queue.flush,
    stop: queue.stop,
    follow: (diff) => store.setState((state) => ({ doc: applyDiff(state.doc, diff), ...emptyHistory })),
    becomeReader() {
      roles++;
      queue.pause();
      store.setState({ readOnly: true });
    },
    becomeWriter(load) {
      roles++;
      const role = roles;
      queue.resume(async () => {
        const stored = await load();
        if (!stored.ok) return stored;
        // By now another tab may write.
        if (role === roles)
          store.setState({ doc: queue.pending().reduce(applyDiff, stored.value), ...emptyHistory, readOnly: false });
        return ok(undefined);
      });
    },
  };
}

interface Parts {
  readonly options: DocumentStoreOptions;
  readonly store: { readonly getState: () => DocumentState; readonly setState: (part: Partial<DocumentState>) => void };
  readonly queue: SaveQueue;
}

function dispatch(
  { options, store, queue }: Parts,
  command: Command,
  mergeKey: string | null,
): Result<Decision, CommandError> {
  const { doc, past, future, readOnly } = store.getState();
  if (readOnly) return err({ code: 'read-only' });
  const decided = decide(doc, command, options.env);
  if (!decided.ok || decided.value.diff.length === 0) return decided;
  const { diff, label, select } = decided.value;
  const selectionBefore = options.selection.get();
  const selectionAfter = select === undefined ? selectionBefore : select;
  const entry = { diff, label, mergeKey, selectionBefore, selectionAfter };
  const after = applyDiff(doc, diff);
  store.setState({ doc: after, ...pushEntry({ past, future }, entry) });
  if (select !== undefined) options.selection.set(select, after);
  queue.push(diff);
  return decided;
}

function step({ options, store, queue }: Parts, take: (doc: Doc, history: History) => HistoryStep | null): void {
  const { doc, past, future, readOnly } = store.getState();
  const taken = readOnly ? null : take(doc, { past, future });
  if (taken === null) return;
  store.setState({ doc: taken.doc, ...taken.history });
  options.selection.set(taken.selection, taken.doc);
  queue.push(taken.diff);
}
