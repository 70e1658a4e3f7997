import { CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Storage, StorageError, WorkspaceSummary } from '#storage/port.ts';
import { storageErrorText } from '#text/storage.ts';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import sheet from './App.module.css';

export interface OpenFailedProps {
  readonly error: StorageError;
  /** Null: the one used last. */
  readonly workspaceId: string | null;
  readonly storage: Pick<Storage, 'list'>;
  readonly onOpen: (workspaceId: string | null) => void;
}

const c = classes(sheet);

/** A workspace that does not open keeps nobody from the others. */
export function OpenFailed({ error, workspaceId, storage, onOpen }: OpenFailedProps): ReactNode {
  const [found, setFound] = useState<readonly WorkspaceSummary[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void storage.list().then((listed) => {
      if (isCurrent && listed.ok) setFound(listed.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [storage]);
  const failedId = workspaceId ?? found[0]?.id;
  return (
    <EmptyState
      icon={<CircleAlert />}
      title={workspaceText.openFailed}
      action={
        <div className={c('choices')}>
          <Button variant="primary" onClick={() => onOpen(workspaceId)}>
            {workspaceText.retry}
          </Button>
          {found
            .filter(({ id }) => id !== failedId)
            .map(({ id, name }) => (
              <Button key={id} onClick={() => onOpen(id)}>
                {workspaceText.openOther(name)}
              </Button>
            ))}
        </div>
      }
    >
      {storageErrorText(error)}
    </EmptyState>
  );
}
