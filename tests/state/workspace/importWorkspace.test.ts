import { describe, expect, it } from 'vitest';
import { templateFor } from '#core/model/templates/blankTemplate.ts';
import { everything } from '#core/table/filter.ts';
import type { ImportInput } from '#state/workspace/importDataset.ts';
import { importWorkspace } from '#state/workspace/importWorkspace.ts';
import { templateWords } from '#text/templates.ts';
import { countingEnv } from '../../support/deskDoc.ts';
import { savingStorage } from '../../support/savingStorage.ts';
import { smallTable } from '../../support/smallTable.ts';

const env = countingEnv();

function input(days: number | null): ImportInput {
  const extent = days === null ? null : { fromDay: 0, toDay: days };
  return {
    imported: { table: smallTable(), hash: 'hash-9', rejectedCount: 2, extent, settled: null },
    name: 'tickets',
    fileName: 'tickets.csv',
    outcomeRules: { rules: [{ when: everything, outcome: 'resolved' }], otherwise: 'open' },
    makeRecords: (dataset) => templateFor(dataset, { newId: env.newId, words: templateWords }),
  };
}

describe('importWorkspace', () => {
  it('stores a workspace of its own with the columns, one dataset and its tree', async () => {
    const { storage, reopen } = savingStorage();
    const made = await importWorkspace({ storage, env }, input(100));
    if (!made.ok) throw new Error(made.error.code);
    const loaded = await reopen().load(made.value);
    if (!loaded.ok) throw new Error(loaded.error.code);
    const { doc, quarantined } = loaded.value;
    expect(quarantined).toEqual([]);
    expect(doc.workspace).toMatchObject({ name: 'tickets', isSample: false, grain: 'week' });
    const [dataset] = Object.values(doc.datasets);
    expect(dataset).toMatchObject({ contentHash: 'hash-9', rejectedCount: 2, fileName: 'tickets.csv' });
    expect(Object.values(doc.trees)).toMatchObject([{ datasetId: dataset?.id }]);
    expect(await reopen().hasColumns('hash-9')).toEqual({ ok: true, value: true });
  });

  it.each([
    [20, 'day'],
    [100, 'week'],
    [365, 'month'],
    [null, 'week'],
  ] as const)('opens %s days by %s', async (days, grain) => {
    const { storage } = savingStorage();
    const made = await importWorkspace({ storage, env }, input(days));
    const loaded = made.ok ? await storage.load(made.value) : made;
    expect(loaded).toMatchObject({ ok: true, value: { doc: { workspace: { grain } } } });
  });

  it('leaves nothing behind when the disk is full, and works once there is room', async () => {
    const { storage, setFull } = savingStorage();
    setFull(true);
    const refused = await importWorkspace({ storage, env }, input(100));
    expect(refused).toMatchObject({ ok: false, error: { code: 'quota' } });
    expect(await storage.list()).toEqual({ ok: true, value: [] });
    setFull(false);
    expect((await importWorkspace({ storage, env }, input(100))).ok).toBe(true);
  });
});
