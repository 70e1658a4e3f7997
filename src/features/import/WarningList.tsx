import type { ReactNode } from 'react';
import type { IngestWarning } from '#ingest/port.ts';
import { ingestWarningText } from '#text/ingest.ts';
import { Notice } from '#ui/Notice.tsx';
import { columnName } from './columnName.ts';

export interface WarningListProps {
  readonly warnings: readonly IngestWarning[];
  readonly columns: readonly { readonly id: string; readonly name: string }[];
}

/** What is worth saying about a step, once each. */
export function WarningList({ warnings, columns }: WarningListProps): ReactNode {
  return warnings.map((warning) => (
    <Notice key={JSON.stringify(warning)} tone="info">
      {ingestWarningText(warning, columnName(columns))}
    </Notice>
  ));
}
