import { type ReactNode, useState } from 'react';
import { useDocument, useServices } from '#state/react.tsx';
import { storageErrorText } from '#text/storage.ts';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Notice } from '#ui/Notice.tsx';

export interface RemoveDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onRemoved: () => Promise<void>;
}

/** The one thing that can't be undone, so it is asked. */
export function RemoveDialog({ open, onClose, onRemoved }: RemoveDialogProps): ReactNode {
  const { storage, flush } = useServices();
  const workspace = useDocument((state) => state.doc.workspace);
  const trees = useDocument((state) => state.doc.trees);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    await flush();
    const removed = await storage.remove(workspace.id);
    if (removed.ok) await onRemoved();
    else setProblem(storageErrorText(removed.error));
    setBusy(false);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={workspaceText.removeTitle}
      closeLabel={workspaceText.close}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{workspaceText.cancel}</Button>
          <Button variant="danger" busy={busy} onClick={() => void remove()}>
            {workspaceText.remove}
          </Button>
        </>
      }
    >
      <p>
        {workspaceText.removeBody(
          workspace.name,
          Object.values(trees).map(({ name }) => name),
        )}
      </p>
      {problem === null ? null : <Notice tone="error">{problem}</Notice>}
    </Dialog>
  );
}
