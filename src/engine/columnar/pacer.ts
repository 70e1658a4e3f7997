import { nextTask } from '#engine/columnar/nextTask.ts';
import type { CallOptions } from '#engine/port.ts';

/** Keeps a long scan answerable. */
export interface Pacer {
  /** Call often. Rests when a slice of time is used up; true when the call was cancelled. */
  readonly pause: () => Promise<boolean>;
  readonly progress: (done: number) => void;
}

const sliceMs = 12;

export function createPacer({ signal, onProgress }: CallOptions): Pacer {
  let sliceStart = performance.now();
  return {
    pause: async () => {
      if (signal?.aborted) return true;
      if (performance.now() - sliceStart < sliceMs) return false;
      await nextTask();
      sliceStart = performance.now();
      return signal?.aborted ?? false;
    },
    progress: (done) => onProgress?.(Math.min(1, done)),
  };
}
