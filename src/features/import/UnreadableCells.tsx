import type { ReactNode } from 'react';
import type { FilePreview, Interpretation } from '#ingest/port.ts';
import { formatCount } from '#text/format.ts';
import { grainText } from '#text/import/conversations.ts';
import { classes } from '#ui/classes.ts';
import { Table, type TableColumn } from '#ui/Table.tsx';
import sheet from './ConversationsStep.module.css';
import { columnName } from './columnName.ts';

export interface UnreadableCellsProps {
  readonly unreadable: Interpretation['unreadable'];
  readonly columns: FilePreview['columns'];
}

type Line = Interpretation['unreadable'][number];
const c = classes(sheet);

export function UnreadableCells({ unreadable, columns }: UnreadableCellsProps): ReactNode {
  const lines = unreadable.filter((line) => line.count > 0);
  if (lines.length === 0) return null;
  const shown: readonly TableColumn<Line>[] = [
    {
      id: 'column',
      header: grainText.column,
      isRowHeader: true,
      cell: (line) => columnName(columns)(line.column),
    },
    { id: 'cells', header: grainText.cells, align: 'end', cell: (line) => formatCount(line.count) },
    {
      id: 'examples',
      header: grainText.examples,
      cell: (line) => <span className={c('examples')}>{line.examples.join(' · ')}</span>,
    },
  ];
  return (
    <div className={c('card', 'flush')}>
      <div className={c('head')}>
        <h4>{grainText.unreadable}</h4>
        <span className={c('quiet')}>{grainText.unreadableHint}</span>
      </div>
      <Table
        caption={grainText.unreadable}
        columns={shown}
        rows={lines}
        rowKey={(line) => line.column}
        density="compact"
      />
    </div>
  );
}
