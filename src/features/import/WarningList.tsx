import type { ReactNode } from 'react';
import type { IngestWarning } from '#ingest/port.ts';
import { ingestWarningText } from '#text/ingest.ts';
import { Notice } from '#ui/Notice.tsx';

/** What is worth saying about a step, once each. */
export function WarningList({ warnings }: { readonly warnings: readonly IngestWarning[] }): ReactNode {
  return warnings.map((warning) => (
    <Notice key={JSON.stringify(warning)} tone="info">
      {ingestWarningText(warning)}
    </Notice>
  ));
}
