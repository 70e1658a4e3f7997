import { type ReactNode, useEffect } from 'react';
import { useDocument } from '#state/react.tsx';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

export interface StayedNoticeProps {
  readonly onLeave: () => void;
  /** Everything is saved after all. */
  readonly onSaved: () => void;
}

/** Why the workspace is still open although another was asked for. Goes when everything is saved. */
export function StayedNotice({ onLeave, onSaved }: StayedNoticeProps): ReactNode {
  const isSaved = useDocument((state) => state.saving.kind === 'saved');
  useEffect(() => {
    if (isSaved) onSaved();
  }, [isSaved, onSaved]);
  return (
    <Notice tone="error" action={<Button onClick={onLeave}>{workspaceText.leaveAnyway}</Button>}>
      {workspaceText.stayed}
    </Notice>
  );
}
