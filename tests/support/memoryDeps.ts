import { findCauses } from '#core/rootcause/findCauses.ts';
import { createCauseFinder } from '#engine/causes/createCauseFinder.ts';
import type { OpenDeps } from '#state/workspace/openDeps.ts';
import { createMemoryStorage } from '#storage/memory/createMemoryStorage.ts';
import { loneTab } from '#storage/tabs/createBrowserTabs.ts';
import { countingEnv, deskDoc } from './deskDoc.ts';
import { mortalEngine } from './mortalEngine.ts';
import { smallTable } from './smallTable.ts';

/** All that a workspace is opened with, in memory; the sample is the small desk. `part` in place of the usual. */
export function memoryDeps(part: Partial<OpenDeps> = {}): OpenDeps {
  return {
    storage: createMemoryStorage({ now: () => 0 }),
    fallbackStorage: createMemoryStorage({ now: () => 0 }),
    engine: mortalEngine().engine,
    causeFinder: createCauseFinder(findCauses),
    tabs: loneTab,
    makeImporter: () => {
      throw new Error('no file is read here');
    },
    env: countingEnv(),
    sample: async () => ({ doc: deskDoc(), hash: 'hash-1', table: smallTable() }),
    address: null,
    afterPaint: async () => {},
    ...part,
  };
}
