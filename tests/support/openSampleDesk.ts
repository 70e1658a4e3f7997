import type { Doc } from '#core/model/doc.ts';
import { sampleWorkspace } from '#core/sample/sampleWorkspace.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import type { Services } from '#state/services.ts';
import { createMemoryStorage } from '#storage/memory/createMemoryStorage.ts';
import type { Tabs } from '#storage/port.ts';
import { loneTab } from '#storage/tabs/createBrowserTabs.ts';
import { sampleWords, templateWords } from '#text/templates.ts';
import { countingEnv } from './deskDoc.ts';
import { memoryDeps } from './memoryDeps.ts';
import { opened } from './opened.ts';

let made: ReturnType<typeof sampleWorkspace> | null = null;

export interface SampleDeskOptions {
  /** Another doc over the same table. */
  readonly change?: (doc: Doc) => Doc;
  readonly tabs?: Tabs;
}

/** The sample workspace in memory, with the real stores and engine; the root of its tree is selected. */
export async function openSampleDesk({
  change = (doc) => doc,
  tabs = loneTab,
}: SampleDeskOptions = {}): Promise<Services> {
  made ??= sampleWorkspace({ ...countingEnv('s'), words: templateWords, names: sampleWords });
  const { table } = made;
  const doc = change(made.doc);
  const hash = Object.values(doc.datasets)[0]?.contentHash ?? '';
  const storage = createMemoryStorage({ now: () => 0 });
  const services = await opened(
    memoryDeps({
      storage,
      fallbackStorage: storage,
      engine: createColumnarEngine(),
      tabs,
      sample: async () => ({ doc, hash, table: structuredClone(table) }),
    }),
  );
  const tree = Object.values(doc.trees)[0];
  if (tree !== undefined) {
    services.session.openTree(tree.id);
    services.session.select(tree.rootId);
  }
  return services;
}
