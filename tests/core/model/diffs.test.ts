import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDiff } from '#core/model/applyDiff.ts';
import { decide } from '#core/model/commands/decide.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import { mergeDiffs } from '#core/model/mergeDiffs.ts';
import { reverseDiff } from '#core/model/reverseDiff.ts';
import { sameRecord } from '#core/model/sameRecord.ts';
import { countingEnv, deskDoc, personId } from '../../support/deskDoc.ts';
import { type CommandSeed, commandFrom, commandSeed } from '../../support/randomCommands.ts';

/** The diffs that random commands come to, one after the other. */
function diffsOf(seeds: readonly CommandSeed[]): { readonly docs: readonly Doc[]; readonly diffs: readonly Diff[] } {
  const env = countingEnv();
  const docs = [deskDoc()];
  const diffs: Diff[] = [];
  for (const seed of seeds) {
    const doc = docs.at(-1) ?? deskDoc();
    const command = commandFrom(doc, seed);
    const decided = command === null ? null : decide(doc, command, env);
    if (!decided?.ok) continue;
    diffs.push(decided.value.diff);
    docs.push(applyDiff(doc, decided.value.diff));
  }
  return { docs, diffs };
}

const seeds = fc.array(commandSeed, { maxLength: 25 });

describe('diffs', () => {
  it('MODEL-1 applied and reversed, any diff gives the same doc', () => {
    fc.assert(
      fc.property(seeds, (picked) => {
        const { docs, diffs } = diffsOf(picked);
        for (const [i, diff] of diffs.entries()) {
          const after = docs[i + 1] ?? deskDoc();
          expect(applyDiff(after, reverseDiff(diff))).toEqual(docs[i]);
          expect(reverseDiff(reverseDiff(diff))).toEqual(diff);
        }
      }),
    );
  });

  it('MODEL-2 merged, any run of diffs goes from the first doc to the last and back', () => {
    fc.assert(
      fc.property(seeds, (picked) => {
        const { docs, diffs } = diffsOf(picked);
        const merged = diffs.reduce(mergeDiffs, []);
        const last = docs.at(-1) ?? deskDoc();
        expect(applyDiff(deskDoc(), merged)).toEqual(last);
        expect(applyDiff(last, reverseDiff(merged))).toEqual(deskDoc());
        expect(new Set(merged.map((change) => `${change.table}/${change.id}`)).size).toBe(merged.length);
      }),
    );
  });

  it('MODEL-2 a record that ends as it began has no change', () => {
    const ada = { id: personId('ada'), name: 'Ada' };
    const there: Diff = [{ table: 'people', id: 'ada', before: ada, after: { ...ada, name: 'Eve' } }];
    expect(mergeDiffs(there, reverseDiff(there))).toEqual([]);
  });

  it('MODEL-3 tables that a diff does not name keep their identity', () => {
    const doc = deskDoc();
    const after = applyDiff(doc, [{ table: 'people', id: 'ada', before: null, after: null }]);
    expect(after.people).toEqual({});
    expect([after.nodes, after.metrics, after.trees, after.datasets, after.workspace]).toEqual([
      doc.nodes,
      doc.metrics,
      doc.trees,
      doc.datasets,
      doc.workspace,
    ]);
    expect(after.nodes).toBe(doc.nodes);
    expect(after.workspace).toBe(doc.workspace);
  });

  it('MODEL-2 records are compared by what they hold', () => {
    expect(sameRecord({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toBe(true);
    expect(sameRecord({ a: [1] }, { a: { 0: 1 } })).toBe(false);
    expect(sameRecord({ a: 1 }, { b: 1 })).toBe(false);
    expect(sameRecord(Number.NaN, Number.NaN)).toBe(true);
    expect(sameRecord(null, {})).toBe(false);
  });
});
