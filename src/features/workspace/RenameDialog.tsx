import { type ReactNode, useEffect, useState } from 'react';
import type { Result } from '#core/base/result.ts';
import type { CommandError } from '#core/model/commands/command.ts';
import { commandErrorText } from '#text/commands.ts';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';

export interface RenameDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly current: string;
  readonly onClose: () => void;
  readonly onRename: (name: string) => Result<unknown, CommandError>;
}

/** Another name for the workspace or the tree; refused with a sentence, and what was typed stays. */
export function RenameDialog({ open, title, current, onClose, onRename }: RenameDialogProps): ReactNode {
  const [name, setName] = useState(current);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (!open) return;
    setName(current);
    setProblem(null);
  }, [open, current]);
  const save = (): void => {
    const done = onRename(name);
    if (done.ok) onClose();
    else setProblem(commandErrorText(done.error));
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
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
