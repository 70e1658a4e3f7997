import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDiff } from '#core/model/applyDiff.ts';
import { decide } from '#core/model/commands/decide.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import {
  emptyHistory,
  type History,
  type HistoryEntry,
  jumpStep,
  pushEntry,
  redoStep,
  undoStep,
} from '#core/model/history.ts';
import { countingEnv, deskDoc, nodeId } from '../../support/deskDoc.ts';
import { commandFrom, commandSeed } from '../../support/randomCommands.ts';

const entry = (diff: Diff, mergeKey: string | null = null): HistoryEntry => ({
  diff,
  label: { code: 'set-grain', grain: 'day' },
  mergeKey,
  selectionBefore: null,
  selectionAfter: null,
});

const named = (from: string, to: string): Diff => {
  const { workspace } = deskDoc();
  return [{ table: 'workspace', id: 'w1', before: { ...workspace, name: from }, after: { ...workspace, name: to } }];
};

const move = fc.oneof(
  { weight: 3, arbitrary: commandSeed },
  { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
);

describe('history', () => {
  it('MODEL-20 undo and redo in any order give the very docs that were passed', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const env = countingEnv();
        let doc: Doc = deskDoc();
        let history: History = emptyHistory;
        let docs: readonly Doc[] = [doc];
        for (const next of moves) {
          if (typeof next === 'string') {
            const step = (next === 'undo' ? undoStep : redoStep)(doc, history);
            expect(step === null).toBe((next === 'undo' ? history.past : history.future).length === 0);
            if (step === null) continue;
            expect(applyDiff(doc, step.diff)).toEqual(step.doc);
            ({ doc, history } = step);
          } else {
            const command = commandFrom(doc, next);
            const decided = command === null ? null : decide(doc, command, env);
            if (!decided?.ok || decided.value.diff.length === 0) continue;
            doc = applyDiff(doc, decided.value.diff);
            docs = [...docs.slice(0, history.past.length + 1), doc];
            history = pushEntry(history, entry(decided.value.diff));
          }
          expect(doc).toEqual(docs[history.past.length]);
          expect(history.past.length + history.future.length).toBe(docs.length - 1);
        }
        for (let index = 0; index < docs.length; index++)
          expect(jumpStep(doc, history, index)?.doc ?? doc).toEqual(docs[index]);
      }),
    );
  });

  it('MODEL-20 brings back the selection of before, and of after', () => {
    const step = { ...entry(named('Desk', 'A')), selectionBefore: nodeId('before'), selectionAfter: nodeId('after') };
    const undone = undoStep(deskDoc(), pushEntry(emptyHistory, step));
    expect(undone?.selection).toBe('before');
    expect(undone && redoStep(undone.doc, undone.history)?.selection).toBe('after');
  });

  it('MODEL-21 joins steps in a row with one key', () => {
    const first = { ...entry(named('Desk', 'A'), 'name'), selectionBefore: nodeId('before') };
    const joined = [entry(named('A', 'B'), 'name'), entry(named('B', 'C'), 'name')].reduce(
      pushEntry,
      pushEntry(emptyHistory, first),
    );
    expect(joined.past).toMatchObject([{ diff: named('Desk', 'C'), selectionBefore: 'before' }]);
    expect(pushEntry(joined, entry(named('C', 'D'), 'other')).past).toHaveLength(2);
    expect(pushEntry(joined, entry(named('C', 'D'))).past).toHaveLength(2);
    expect(pushEntry(joined, entry(named('C', 'Desk'), 'name')).past).toEqual([]);
    expect(pushEntry(joined, entry([]))).toBe(joined);
  });

  it('MODEL-21 forgets the future at a new step, and does not join over an undo', () => {
    const two = [entry(named('Desk', 'A'), 'name'), entry(named('A', 'B'), 'other')].reduce(pushEntry, emptyHistory);
    const undone = undoStep(deskDoc(), two);
    const after = undone && pushEntry(undone.history, entry(named('A', 'Z'), 'name'));
    expect([after?.past.length, after?.future.length]).toEqual([2, 0]);
  });

  it('MODEL-22 jumps as one diff, and nowhere when it is there or out of range', () => {
    const history = [named('Desk', 'A'), named('A', 'B'), named('B', 'C')]
      .map((diff) => entry(diff))
      .reduce(pushEntry, emptyHistory);
    const doc = applyDiff(deskDoc(), named('Desk', 'C'));
    expect(jumpStep(doc, history, 1)?.diff).toEqual(named('C', 'A'));
    expect(jumpStep(doc, history, 0)?.history.future).toHaveLength(3);
    for (const index of [3, 4, -1, 0.5]) expect(jumpStep(doc, history, index)).toBeNull();
  });
});
