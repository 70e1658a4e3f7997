import type { ReactNode } from 'react';
import type { IngestError } from '#ingest/port.ts';
import { importText } from '#text/import/wizard.ts';
import { ingestErrorText } from '#text/ingest.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

export interface AnswerProblemProps {
  readonly error: IngestError | null;
  readonly onRetry: () => void;
}

/** The reader could not answer. What was chosen stays; asking again starts a new reader if need be. */
export function AnswerProblem({ error, onRetry }: AnswerProblemProps): ReactNode {
  if (error === null) return null;
  return (
    <Notice tone="error" action={<Button onClick={onRetry}>{importText.retry}</Button>}>
      {ingestErrorText(error)}
    </Notice>
  );
}
