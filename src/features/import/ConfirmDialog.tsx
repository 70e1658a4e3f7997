import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly body: string;
  readonly stay: string;
  readonly leave: string;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asked only where going on would throw away choices; staying is the easy answer. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  return (
    <Dialog
      open={props.open}
      size="sm"
      title={props.title}
      closeLabel={props.stay}
      onClose={props.onStay}
      footer={
        <>
          <Button onClick={props.onLeave}>{props.leave}</Button>
          <Button variant="primary" onClick={props.onStay}>
            {props.stay}
          </Button>
        </>
      }
    >
      <p>{props.body}</p>
    </Dialog>
  );
}
