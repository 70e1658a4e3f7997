import { findCauses } from '#core/rootcause/findCauses.ts';
import { createCauseFinder } from '#engine/causes/createCauseFinder.ts';
import '#ui/base.css';
import { type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { WorkspaceId } from '#core/model/schema.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { FileDrop } from '#features/import/FileDrop.tsx';
import { ImportWizard } from '#features/import/ImportWizard.tsx';
import { createImporter } from '#ingest/createImporter.ts';
import { ServicesProvider } from '#state/react.tsx';
import type { Services } from '#state/services.ts';
import { openWorkspace } from '#state/workspace/openWorkspace.ts';
import { createMemoryStorage } from '#storage/memory/createMemoryStorage.ts';
import { loneTab } from '#storage/tabs/createBrowserTabs.ts';
import { countingEnv, deskDoc } from '../../support/deskDoc.ts';
import { smallTable } from '../../support/smallTable.ts';

/** The wizard alone, to be looked at, over a workspace in memory: `?theme=dark`; `?full` has no room to save. */
const query = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';

function Room({ services }: { readonly services: Services }): ReactNode {
  const [file, setFile] = useState<File | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  return (
    <ServicesProvider services={services}>
      <FileDrop onFile={setFile} />
      <ImportWizard
        open={outcome === null}
        file={file}
        onClose={() => setOutcome((known) => known ?? 'closed')}
        onWorkspace={(id) => setOutcome(`workspace ${id}`)}
      />
      <output>{outcome}</output>
    </ServicesProvider>
  );
}

const storage = createMemoryStorage({
  now: Date.now,
  quotaBytes: () => (query.has('full') ? 0 : Number.POSITIVE_INFINITY),
});
const doc = deskDoc();
const sample = { ...doc, workspace: { ...doc.workspace, id: WorkspaceId.parse('sample'), isSample: true } };
const opened = await openWorkspace({
  storage,
  fallbackStorage: storage,
  engine: createColumnarEngine(),
  causeFinder: createCauseFinder(findCauses),
  tabs: loneTab,
  makeImporter: createImporter,
  env: countingEnv(),
  sample: async () => ({ doc: sample, hash: 'hash-1', table: smallTable() }),
  address: null,
  afterPaint: async () => {},
});
const root = document.getElementById('root');
if (opened.ok && root !== null) createRoot(root).render(<Room services={opened.value} />);
