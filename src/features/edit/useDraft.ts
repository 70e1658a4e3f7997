import { useState } from 'react';

export interface DraftOf<T> {
  readonly value: T;
  readonly change: (value: T) => void;
  /** What is being edited differs from what is saved. */
  readonly isDirty: boolean;
  readonly discard: () => void;
}

/** A copy of something saved, to be edited. When what is saved changes (saving, undo, another tab), it starts afresh. */
export function useDraft<T>(saved: T): DraftOf<T> {
  const savedKey = JSON.stringify(saved);
  const [draft, setDraft] = useState({ from: savedKey, value: saved });
  const isCurrent = draft.from === savedKey;
  if (!isCurrent) setDraft({ from: savedKey, value: saved });
  const value = isCurrent ? draft.value : saved;
  return {
    value,
    change: (next) => setDraft({ from: savedKey, value: next }),
    isDirty: JSON.stringify(value) !== savedKey,
    discard: () => setDraft({ from: savedKey, value: saved }),
  };
}
