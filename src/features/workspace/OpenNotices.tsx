import { type ReactNode, useState } from 'react';
import { useServices } from '#state/react.tsx';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

/** What has to be said about how the workspace opened, until it is dismissed. */
export function OpenNotices(): ReactNode {
  const { notices } = useServices();
  const [isDismissed, setDismissed] = useState(false);
  if (isDismissed) return null;
  return notices.map((notice) => (
    <Notice
      key={notice.code}
      tone="warn"
      action={<Button onClick={() => setDismissed(true)}>{workspaceText.dismiss}</Button>}
    >
      {notice.code === 'not-kept' ? workspaceText.notKept : workspaceText.quarantined(notice.records.length)}
    </Notice>
  ));
}
