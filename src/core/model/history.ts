import { applyDiff } from '#core/model/applyDiff.ts';
import type { CommandLabel } from '#core/model/commands/command.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import { mergeDiffs } from '#core/model/mergeDiffs.ts';
import { reverseDiff } from '#core/model/reverseDiff.ts';
import type { NodeId } from '#core/model/schema.ts';

/** One step that the user can name, take back and do again. */
export interface HistoryEntry {
  readonly diff: Diff;
  readonly label: CommandLabel;
  /** Steps in a row with the same key become one (a slider being dragged); null never merges. */
  readonly mergeKey: string | null;
  readonly selectionBefore: NodeId | null;
  readonly selectionAfter: NodeId | null;
}

/** `past` oldest first; `future` next first. Without limit. */
export interface History {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

export const emptyHistory: History = { past: [], future: [] };

/** A doc after a step through its history, the diff that was applied, and what to select. */
export interface HistoryStep {
  readonly doc: Doc;
  readonly history: History;
  readonly diff: Diff;
  readonly selection: NodeId | null;
}

/**
 * The history after a new step. The future is forgotten; an empty diff is not a step.
 *
 * Shapes   a step with the last one's `mergeKey` joins it, unless something was undone since; two that cancel out both go.
 */
export function pushEntry(history: History, entry: HistoryEntry): History {
  if (entry.diff.length === 0) return history;
  const last = history.past.at(-1);
  const joins = last !== undefined && entry.mergeKey !== null && last.mergeKey === entry.mergeKey;
  if (!joins || history.future.length > 0) return { past: [...history.past, entry], future: [] };
  const diff = mergeDiffs(last.diff, entry.diff);
  const before = history.past.slice(0, -1);
  const merged = { ...entry, diff, selectionBefore: last.selectionBefore };
  return { past: diff.length === 0 ? before : [...before, merged], future: [] };
}

/** Takes the last step back; null when there is none. */
export function undoStep(doc: Doc, history: History): HistoryStep | null {
  const entry = history.past.at(-1);
  if (entry === undefined) return null;
  const diff = reverseDiff(entry.diff);
  return {
    doc: applyDiff(doc, diff),
    history: { past: history.past.slice(0, -1), future: [entry, ...history.future] },
    diff,
    selection: entry.selectionBefore,
  };
}

/** Does the step that was last taken back again; null when there is none. */
export function redoStep(doc: Doc, history: History): HistoryStep | null {
  const [entry, ...future] = history.future;
  if (entry === undefined) return null;
  return {
    doc: applyDiff(doc, entry.diff),
    history: { past: [...history.past, entry], future },
    diff: entry.diff,
    selection: entry.selectionAfter,
  };
}

/**
 * Goes to where exactly `index` steps are done; null when it stands there already or `index` is out of range.
 *
 * Shapes   `index` from 0 (nothing done) to past + future.
 */
export function jumpStep(doc: Doc, history: History, index: number): HistoryStep | null {
  const length = history.past.length + history.future.length;
  if (!Number.isInteger(index) || index < 0 || index > length) return null;
  let reached: HistoryStep | null = null;
  const at = () => reached ?? { doc, history, diff: [], selection: null };
  while (at().history.past.length !== index) {
    const here = at();
    const move = here.history.past.length > index ? undoStep : redoStep;
    const step = move(here.doc, here.history);
    if (step === null) return null;
    reached = { ...step, diff: mergeDiffs(here.diff, step.diff) };
  }
  return reached;
}
