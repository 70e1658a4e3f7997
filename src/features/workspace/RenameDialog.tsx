import { type ReactNode, useEffect, useState } from 'react';
import { useDocument, useServices } from '#state/react.tsx';
import { commandErrorText } from '#text/commands.ts';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';

export interface RenameDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function RenameDialog({ open, onClose }: RenameDialogProps): ReactNode {
  const { document } = useServices();
  const current = useDocument((state) => state.doc.workspace.name);
  const [name, setName] = useState(current);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (!open) return;
    setName(current);
    setProblem(null);
  }, [open, current]);
  const save = (): void => {
    const done = document.dispatch({ kind: 'rename-workspace', name });
    if (done.ok) onClose();
    else setProblem(commandErrorText(done.error));
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={workspaceText.renameTitle}
      closeLabel={workspaceText.close}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{workspaceText.cancel}</Button>
          <Button variant="primary" onClick={save}>
            {workspaceText.save}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label={workspaceText.name} value={name} onChange={setName} error={problem} />
      </form>
    </Dialog>
  );
}
