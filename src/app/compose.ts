import { connectCauses } from '#engine/causes/connectCauses.ts';
import { connectEngine } from '#engine/connectEngine.ts';
import { connectImporter } from '#ingest/connectImporter.ts';
import { browserAddress } from '#state/session/browserAddress.ts';
import type { OpenDeps } from '#state/workspace/openDeps.ts';
import { createDexieStorage } from '#storage/dexie/createDexieStorage.ts';
import { findColumns } from '#storage/findColumns.ts';
import { createMemoryStorage } from '#storage/memory/createMemoryStorage.ts';
import { createBrowserTabs } from '#storage/tabs/createBrowserTabs.ts';
import { openSample } from './openSample.ts';

/** The only place that knows which engine, store and file reader the app runs on. */
export function compose(): OpenDeps {
  const now = (): number => Date.now();
  const newId = (): string => crypto.randomUUID();
  const storage = createDexieStorage({ now });
  const fallbackStorage = createMemoryStorage({ now });
  return {
    storage,
    fallbackStorage,
    engine: connectEngine(
      () => new Worker(new URL('./workers/engine.worker.ts', import.meta.url), { type: 'module' }),
      (hash) => findColumns([storage, fallbackStorage], hash),
    ),
    causeFinder: connectCauses(
      () => new Worker(new URL('./workers/causes.worker.ts', import.meta.url), { type: 'module' }),
    ),
    tabs: createBrowserTabs(newId),
    makeImporter: () =>
      connectImporter(new Worker(new URL('./workers/ingest.worker.ts', import.meta.url), { type: 'module' })),
    env: { now, newId },
    sample: () => openSample({ now, newId }),
    address: browserAddress,
    afterPaint,
  };
}

/** Two frames: the first is drawn when the second begins. */
const afterPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0))));
