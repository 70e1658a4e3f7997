import { ok, type Result } from '#core/base/result.ts';
import type { Diff } from '#core/model/doc.ts';
import { mergeDiffs } from '#core/model/mergeDiffs.ts';
import type { StorageError } from '#storage/port.ts';

/** How far saving has come. `pendingCount`: changes that are not in the store yet. */
export type Saving =
  | { readonly kind: 'saved'; readonly pendingCount: 0 }
  | { readonly kind: 'saving'; readonly pendingCount: number }
  | { readonly kind: 'failed'; readonly pendingCount: number; readonly error: StorageError };

type Saved = Promise<Result<void, StorageError>>;

export interface SaveQueueOptions {
  readonly write: (diff: Diff) => Saved;
  /** Done, and retried, before the first write: a new workspace is created here. */
  readonly prepare: (() => Saved) | null;
  readonly onSaving: (saving: Saving) => void;
  readonly onSaved: (diff: Diff) => void;
  /** Begin paused. */
  readonly paused: boolean;
}

export interface SaveQueue {
  push(diff: Diff): void;
  /** Tries again now instead of waiting. */
  retry(): void;
  /** Resolves when everything is saved (true) or an attempt has failed (false). */
  flush(): Promise<boolean>;
  /** Nothing is written until `resume`, and what was still to be prepared is not any more. */
  pause(): void;
  /** Goes on, after what is done, and retried, before the first write. */
  resume(prepare: () => Saved): void;
  /** Nothing is written any more, whatever comes. */
  stop(): void;
  /** What is not saved yet, oldest first. */
  pending(): readonly Diff[];
}

const firstRetryMs = 1_000;
const lastRetryMs = 30_000;

interface Line {
  readonly options: SaveQueueOptions;
  pending: readonly Diff[];
  prepare: SaveQueueOptions['prepare'];
  running: Promise<void> | null;
  paused: boolean;
  stopped: boolean;
  failures: number;
  /** Set while waiting to try again. */
  failed: { readonly error: StorageError; readonly timer: ReturnType<typeof setTimeout> } | null;
}

/**
 * Writes changes in the order in which they were made, one write at a time; those that wait go together, all or none.
 *
 * Errors   a failed write keeps its changes, says so, and is tried again after 1, 2, 4 … 30 s, or on `retry`.
 */
export function createSaveQueue(options: SaveQueueOptions): SaveQueue {
  const { prepare, paused } = options;
  const line: Line = {
    options,
    pending: [],
    prepare,
    running: null,
    paused,
    stopped: false,
    failures: 0,
    failed: null,
  };
  run(line);
  return {
    push(diff) {
      line.pending = [...line.pending, diff];
      if (line.failed === null) run(line);
      else sayFailed(line, line.failed.error);
    },
    retry: () => run(line),
    async flush() {
      run(line);
      while (line.running !== null) await line.running;
      return !hasWork(line);
    },
    pause() {
      line.paused = true;
      line.prepare = null;
      stopWaiting(line);
      if (line.running === null) saySaved(line);
    },
    resume(prepareAgain) {
      line.paused = false;
      line.prepare = prepareAgain;
      run(line);
    },
    stop() {
      line.stopped = true;
      stopWaiting(line);
    },
    pending: () => line.pending,
  };
}

const hasWork = (line: Line): boolean => line.prepare !== null || line.pending.length > 0;

const isHeld = (line: Line): boolean => line.paused || line.stopped;

function run(line: Line): void {
  stopWaiting(line);
  if (line.running !== null || isHeld(line) || !hasWork(line)) return;
  line.running = work(line);
}

async function work(line: Line): Promise<void> {
  let error: StorageError | null = null;
  while (hasWork(line) && !isHeld(line) && error === null) {
    line.options.onSaving({ kind: 'saving', pendingCount: line.pending.length });
    const result = line.prepare === null ? await writePending(line) : await prepareFirst(line, line.prepare);
    error = result.ok ? null : result.error;
  }
  // From here on without an await, so that a change pushed now starts a run of its own.
  line.running = null;
  if (error !== null) fail(line, error);
  else line.failures = 0;
  saySaved(line);
}

async function prepareFirst(line: Line, prepare: () => Saved): Saved {
  const result = await prepare();
  // While it went on, another may have taken its place.
  if (line.prepare !== prepare) return ok(undefined);
  if (result.ok) line.prepare = null;
  return result;
}

async function writePending(line: Line): Saved {
  const batch = line.pending;
  const diff = batch.reduce(mergeDiffs, []);
  const result = diff.length === 0 ? ok(undefined) : await line.options.write(diff);
  if (!result.ok) return result;
  line.pending = line.pending.slice(batch.length);
  if (diff.length > 0) line.options.onSaved(diff);
  return result;
}

function fail(line: Line, error: StorageError): void {
  const waitMs = Math.min(firstRetryMs * 2 ** line.failures, lastRetryMs);
  line.failures++;
  if (!isHeld(line)) line.failed = { error, timer: setTimeout(() => run(line), waitMs) };
  sayFailed(line, error);
}

function saySaved(line: Line): void {
  if (!hasWork(line)) line.options.onSaving({ kind: 'saved', pendingCount: 0 });
}

function sayFailed(line: Line, error: StorageError): void {
  line.options.onSaving({ kind: 'failed', pendingCount: line.pending.length, error });
}

function stopWaiting(line: Line): void {
  if (line.failed !== null) clearTimeout(line.failed.timer);
  line.failed = null;
}
