import { CircleAlert } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ServicesProvider } from '#state/react.tsx';
import type { Services } from '#state/services.ts';
import { followWorkspace } from '#state/workspace/followWorkspace.ts';
import type { OpenDeps } from '#state/workspace/openDeps.ts';
import { openWorkspace } from '#state/workspace/openWorkspace.ts';
import type { StorageError } from '#storage/port.ts';
import { workspaceText } from '#text/workspace.ts';
import { classes } from '#ui/classes.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Progress } from '#ui/Progress.tsx';
import sheet from './App.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { firstLook } from './firstLook.ts';
import { OpenFailed } from './OpenFailed.tsx';
import { StayedNotice } from './StayedNotice.tsx';
import { Workbench } from './Workbench.tsx';

type Opened =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly error: StorageError; readonly workspaceId: string | null }
  | { readonly kind: 'open'; readonly services: Services };

/** Another workspace was asked for, but this one has changes that could not be saved. */
interface Stayed {
  readonly wantedId: string | null;
}

const c = classes(sheet);

/** Opens a workspace and keeps it open; another one takes its place when it is asked for. */
export function App({ deps }: { readonly deps: OpenDeps }): ReactNode {
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' });
  const open = useCallback(
    async (workspaceId: string | null): Promise<void> => {
      const result = await openWorkspace(deps, workspaceId);
      if (result.ok) firstLook(result.value, window.matchMedia('(max-width: 900px)').matches);
      setOpened(
        result.ok ? { kind: 'open', services: result.value } : { kind: 'failed', error: result.error, workspaceId },
      );
    },
    [deps],
  );
  useEffect(() => void open(null), [open]);
  const [stayed, setStayed] = useState<Stayed | null>(null);
  const leave = useCallback(
    async (services: Services, workspaceId: string | null, unsaved: 'keep' | 'drop'): Promise<void> => {
      const isClosed = await services.close(unsaved);
      setStayed(isClosed ? null : { wantedId: workspaceId });
      if (isClosed) return open(workspaceId);
      // The address may have gone ahead, by Back.
      services.session.patch({});
    },
    [open],
  );
  const services = opened.kind === 'open' ? opened.services : null;
  useEffect(() => {
    if (services === null) return;
    const ownId = services.document.getState().doc.workspace.id;
    return followWorkspace(deps, ownId, (id) => void leave(services, id, 'keep'));
  }, [deps, services, leave]);
  const forgetStayed = useCallback(() => setStayed(null), []);
  return (
    <ErrorBoundary>
      <div className={c('tooNarrow')}>
        <EmptyState icon={<CircleAlert />} title={workspaceText.tooNarrowTitle}>
          {workspaceText.tooNarrow}
        </EmptyState>
      </div>
      {opened.kind === 'opening' ? (
        <div className={c('centre', 'whole')}>
          <Progress label={workspaceText.loading} value={null} />
        </div>
      ) : opened.kind === 'failed' ? (
        <div className={c('centre', 'whole')}>
          <OpenFailed
            error={opened.error}
            workspaceId={opened.workspaceId}
            storage={deps.storage}
            onOpen={(id) => void open(id)}
          />
        </div>
      ) : (
        <ServicesProvider key={opened.services.document.getState().doc.workspace.id} services={opened.services}>
          <Workbench
            onWorkspace={(id) => leave(opened.services, id, 'keep')}
            notice={
              stayed === null ? null : (
                <StayedNotice
                  onLeave={() => void leave(opened.services, stayed.wantedId, 'drop')}
                  onSaved={forgetStayed}
                />
              )
            }
          />
        </ServicesProvider>
      )}
    </ErrorBoundary>
  );
}
