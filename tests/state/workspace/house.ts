import { WorkspaceId } from '#core/model/schema.ts';
import { findCauses } from '#core/rootcause/findCauses.ts';
import { createCauseFinder } from '#engine/causes/createCauseFinder.ts';
import type { Importer } from '#ingest/port.ts';
import type { Services } from '#state/services.ts';
import type { OpenDeps } from '#state/workspace/openDeps.ts';
import { openWorkspace } from '#state/workspace/openWorkspace.ts';
import { createMemoryStorage } from '#storage/memory/createMemoryStorage.ts';
import { loneTab } from '#storage/tabs/createBrowserTabs.ts';
import { countingEnv, deskDoc } from '../../support/deskDoc.ts';
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
  const deps: OpenDeps = {
    storage: place.storage,
    fallbackStorage: createMemoryStorage({ now: () => 0 }),
    engine: mortal.engine,
    causeFinder: createCauseFinder(findCauses),
    tabs: loneTab,
    makeImporter: (): Importer => {
      throw new Error('no file is read here');
    },
    env: countingEnv(),
    sample: async () => ({ doc: sampleDoc(), hash: 'hash-1', table: smallTable() }),
    address: null,
    afterPaint: () => painted,
    ...part,
  };
  return { ...place, ...mortal, deps, paint: painting.paint };
}

export async function opened(deps: OpenDeps, workspaceId: string | null = null): Promise<Services> {
  const result = await openWorkspace(deps, workspaceId);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
