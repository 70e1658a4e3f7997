import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawRecord } from '#core/model/migrations/migrate.ts';
import { readRecords } from '#core/model/readRecords.ts';
import { validateDoc } from '#core/model/validateDoc.ts';
import { rawRecords } from '#storage/rawRecords.ts';
import { deskDoc } from '../../support/deskDoc.ts';

const fallback = { ...deskDoc().workspace, name: 'Recovered' };

/** The desk's records, with some of them other than they were. */
function damaged(change: (record: RawRecord) => unknown): readonly RawRecord[] {
  return rawRecords(deskDoc()).map((record) => ({ ...record, value: change(record) }));
}
const breakAt = (...keys: readonly string[]) =>
  damaged((record) => (keys.includes(`${record.table}/${record.id}`) ? { nonsense: true } : record.value));
const keysOf = (list: readonly { readonly table: string; readonly id: string }[]) =>
  list.map(({ table, id }) => `${table}/${id}`);

describe('readRecords', () => {
  it('MODEL-24 reads what is sound as it was', () => {
    expect(readRecords(rawRecords(deskDoc()), fallback)).toEqual({ doc: deskDoc(), quarantined: [] });
  });

  it('MODEL-24 says where a record is broken', () => {
    const { quarantined } = readRecords(
      damaged(({ id, value }) => (id === 'ada' && typeof value === 'object' ? { ...value, name: 7 } : value)),
      fallback,
    );
    expect(quarantined).toMatchObject([{ table: 'people', id: 'ada' }]);
    expect(quarantined[0]?.detail).toMatch(/^name: /);
    expect(readRecords([{ table: 'wishes', id: 'w', value: 1 }], fallback).quarantined).toEqual([
      { table: 'wishes', id: 'w', detail: 'no table “wishes”' },
    ]);
    expect(readRecords([{ table: 'nodes', id: 'n', value: null }], fallback).quarantined[0]?.detail).toMatch(
      /^record: /,
    );
  });

  it('MODEL-24 takes with a record what can not stand without it', () => {
    const { doc, quarantined } = readRecords(breakAt('nodes/n-stuck'), fallback);
    expect(Object.keys(doc.nodes)).toEqual(['root', 'n-abandoned', 'n-response']);
    expect(keysOf(quarantined)).toEqual(['nodes/n-stuck', 'nodes/n-escalated', 'nodes/n-unsolved']);
    const metricless = readRecords(breakAt('metrics/abandoned'), fallback);
    expect(keysOf(metricless.quarantined)).toEqual(['metrics/abandoned', 'nodes/n-abandoned', 'nodes/n-response']);
    expect(metricless.doc.metrics['rate']).toEqual(deskDoc().metrics['rate']);
    const treeless = readRecords(breakAt('nodes/root'), fallback);
    expect([treeless.doc.trees, treeless.doc.nodes]).toEqual([{}, {}]);
  });

  it('MODEL-24 empties an owner and a dataset that are missing', () => {
    const owned = damaged(({ id, value }) =>
      id === 'root' && typeof value === 'object' ? { ...value, ownerId: 'gone' } : value,
    );
    const { doc, quarantined } = readRecords(
      owned.filter(({ table }) => table !== 'datasets'),
      fallback,
    );
    expect([doc.nodes['root']?.ownerId, doc.trees['t1']?.datasetId]).toEqual([null, null]);
    expect(keysOf(quarantined)).toEqual(['trees/t1', 'nodes/root']);
  });

  it('MODEL-24 leaves out a circle of nodes, all of it', () => {
    const looped = damaged(({ id, value }) =>
      id === 'n-abandoned' && typeof value === 'object' ? { ...value, parentId: 'n-response' } : value,
    );
    const { doc, quarantined } = readRecords(looped, fallback);
    expect(keysOf(quarantined)).toEqual(['nodes/n-abandoned', 'nodes/n-response']);
    expect(doc.nodes['n-stuck']).toBeDefined();
  });

  it('MODEL-24 lets a fallback stand in for the workspace', () => {
    const { doc, quarantined } = readRecords(breakAt('workspace/w1'), fallback);
    expect([doc.workspace.name, keysOf(quarantined)]).toEqual(['Recovered', ['workspace/w1']]);
  });

  it('MODEL-24 gives a sound doc whatever is lost or garbled', () => {
    const records = rawRecords(deskDoc());
    const lot = fc.array(fc.constantFrom('keep', 'lose', 'garble'), {
      minLength: records.length,
      maxLength: records.length,
    });
    fc.assert(
      fc.property(lot, fc.jsonValue(), (fates, junk) => {
        const left = records.flatMap((record, i) => {
          if (fates[i] === 'lose') return [];
          return [fates[i] === 'garble' ? { ...record, value: junk } : record];
        });
        const { doc } = readRecords(left, fallback);
        const problems = validateDoc(doc).filter(
          (problem) => problem.code !== 'dangling' || problem.field !== 'expression',
        );
        expect(problems).toEqual([]);
      }),
    );
  });
});
