import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { FileDrop } from '#features/import/FileDrop.tsx';
import { PeriodControl } from '#features/period/PeriodControl.tsx';
import { PeriodStrip } from '#features/period/PeriodStrip.tsx';
import { TreeCanvas } from '#features/tree/TreeCanvas.tsx';
import { WorkspaceBar } from '#features/workspace/WorkspaceBar.tsx';
import { useServices, useSession } from '#state/react.tsx';
import { isFrame } from '#state/views/frameTree.ts';
import { useMaturity } from '#state/views/useMaturity.ts';
import { useTreeFrame, useTreeView } from '#state/views/useTreeView.ts';
import { periodText } from '#text/period.ts';
import { classes } from '#ui/classes.ts';
import sheet from './App.module.css';
import { NodePanel } from './NodePanel.tsx';

const c = classes(sheet);

/** Not needed to see a tree. */
const ImportWizard = lazy(async () => ({ default: (await import('#features/import/ImportWizard.tsx')).ImportWizard }));

export interface WorkbenchProps {
  readonly onWorkspace: (id: string | null) => Promise<void>;
  /** What has to be said below the bar. */
  readonly notice: ReactNode;
}

/** The screen of an open workspace: bar, canvas, strip and the panel of the selected node. */
export function Workbench({ onWorkspace, notice }: WorkbenchProps): ReactNode {
  const services = useServices();
  const [importing, setImporting] = useState(false);
  const [wide, setWide] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const panelOpen = useSession((state) => state.panelOpen);
  const state = useTreeView();
  const frame = useTreeFrame();
  const maturity = useMaturity(isFrame(frame) ? frame.dataset : null);
  useEffect(() => {
    const save = (): void => void services.flush();
    window.addEventListener('pagehide', save);
    return () => window.removeEventListener('pagehide', save);
  }, [services]);
  const startImport = (dropped: File | null): void => {
    setFile(dropped);
    setImporting(true);
  };
  const view = state.kind === 'ready' ? state.value : null;
  return (
    <div className={c('root', wide && 'wide')}>
      <div className={c('top')}>
        <WorkspaceBar period={<PeriodControl />} onImport={() => startImport(null)} onWorkspace={onWorkspace} />
        {notice}
      </div>
      <main className={c('canvas')}>
        <TreeCanvas state={state} maturity={maturity} onImport={() => startImport(null)} />
      </main>
      {view === null ? null : (
        <>
          <section className={c('strip')} aria-label={periodText.strip}>
            <PeriodStrip view={view} maturity={maturity} />
          </section>
          <aside className={c('panel', panelOpen && 'open')}>
            <NodePanel view={view} maturity={maturity} wide={wide} onWide={setWide} />
          </aside>
        </>
      )}
      <FileDrop onFile={startImport} />
      {importing ? (
        <Suspense>
          <ImportWizard
            open={importing}
            file={file}
            onClose={() => setImporting(false)}
            onWorkspace={(id) => {
              setImporting(false);
              void onWorkspace(id);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
