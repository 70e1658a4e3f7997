import { useMemo } from 'react';
import type { NodeId } from '#core/model/schema.ts';
import { useServices, useSession } from '#state/react.tsx';
import type { DraftForm } from '#state/session/session.ts';

export interface DraftOf<T> {
  readonly value: T;
  readonly change: (value: T) => void;
  /** What is being edited differs from what is saved. */
  readonly isDirty: boolean;
  /** Forgets the draft: it was saved, or given up. */
  readonly discard: () => void;
}

export interface DraftPlace<T> {
  readonly nodeId: NodeId;
  readonly form: DraftForm;
  /** What a kept draft says, or null where it can't be read. */
  readonly read: (kept: unknown) => T | null;
}

/**
 * A copy of something saved, to be edited. It is kept with the session, so that another node, tab or period does not
 * lose it, nor a reload. When what is saved changes (undo, another tab), it starts afresh.
 */
export function useDraft<T>(saved: T, { nodeId, form, read }: DraftPlace<T>): DraftOf<T> {
  const { session } = useServices();
  const savedKey = JSON.stringify(saved);
  const kept = useSession(({ drafts }) => drafts.find((draft) => draft.nodeId === nodeId && draft.form === form));
  const draft = useMemo(() => (kept?.from === savedKey ? read(kept.value) : null), [kept, savedKey, read]);
  const discard = (): void => session.dropDraft(nodeId, form);
  return {
    value: draft ?? saved,
    change: (value) =>
      JSON.stringify(value) === savedKey ? discard() : session.keepDraft({ nodeId, form, from: savedKey, value }),
    isDirty: draft !== null,
    discard,
  };
}
