import type { ReactNode } from 'react';
import type { ColumnChoices, FilePreview, Interpretation } from '#ingest/port.ts';
import { columnsText } from '#text/import/columns.ts';
import { cellText } from './cellReading.ts';
import { SampleTable } from './SampleTable.tsx';

export interface FirstRowsReadProps {
  readonly preview: FilePreview;
  readonly choices: ColumnChoices;
  readonly interpretation: Interpretation | null;
}

/** The first rows as they will be in the dataset: typed, and without the columns that are left out. */
export function FirstRowsRead({ preview, choices, interpretation }: FirstRowsReadProps): ReactNode {
  if (interpretation === null) return null;
  const kept = preview.columns.flatMap((column, at) => {
    const choice = choices.byId[column.id];
    return choice === undefined || choice.kind === 'ignore' ? [] : [{ id: column.id, name: column.name, at, choice }];
  });
  return (
    <SampleTable
      caption={columnsText.firstRows}
      columns={kept}
      missing={columnsText.missingCell}
      numeric={new Set(kept.filter(({ choice }) => choice.kind === 'measure').map(({ id }) => id))}
      rows={interpretation.firstRows
        .slice(0, 8)
        .map((row) => kept.map(({ at, choice }) => cellText(row[at] ?? null, choice)))}
    />
  );
}
