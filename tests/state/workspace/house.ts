import { WorkspaceId } from '#core/model/schema.ts';
import type { OpenDeps } from '#state/workspace/openDeps.ts';
import { deskDoc } from '../../support/deskDoc.ts';
import { memoryDeps } from '../../support/memoryDeps.ts';
import { mortalEngine } from '../../support/mortalEngine.ts';
import { savingStorage } from '../../support/savingStorage.ts';
import { smallTable } from '../../support/smallTable.ts';

export const sampleDoc = () => {
  const doc = deskDoc();
  return { ...doc, workspace: { ...doc.workspace, id: WorkspaceId.parse('sample'), isSample: true, name: 'Sample' } };
};

/** All that a workspace is opened with, in memory; `part` in place of the usual. */
export function house(part: Partial<OpenDeps> = {}) {
  const place = savingStorage();
  const mortal = mortalEngine();
  const painting = { paint: () => {} };
  const painted = new Promise<void>((resolve) => {
    painting.paint = resolve;
  });
  const deps = memoryDeps({
    storage: place.storage,
    engine: mortal.engine,
    sample: async () => ({ doc: sampleDoc(), hash: 'hash-1', table: smallTable() }),
    afterPaint: () => painted,
    ...part,
  });
  return { ...place, ...mortal, deps, paint: painting.paint };
}
