import { ChevronLeft, ChevronRight, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ColumnSchema } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';
import type { RowPage } from '#engine/port.ts';
import { conversationsText } from '#text/conversations.ts';
import { formatCount, formatPeriod } from '#text/format.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Table, type TableColumn, type TableSort } from '#ui/Table.tsx';
import sheet from './ConversationTable.module.css';
import { formatCell } from './formatCell.ts';

export interface ConversationTableProps {
  readonly page: RowPage;
  readonly columns: readonly ColumnSchema[];
  readonly offset: number;
  readonly pageSize: number;
  /** Null: all rows. */
  readonly period: DayRange | null;
  readonly sort: TableSort | null;
  /** Another page is on its way: what is shown is the last one. */
  readonly busy: boolean;
  readonly exporting: boolean;
  readonly onSort: (sort: TableSort) => void;
  readonly onOffset: (offset: number) => void;
  readonly onExport: () => void;
}

const c = classes(sheet);
type Row = RowPage['rows'][number];

/** One page of conversations as the file had them, sortable by any column. */
export function ConversationTable(props: ConversationTableProps): ReactNode {
  const { page, offset, pageSize } = props;
  const last = Math.min(offset + pageSize, page.total);
  return (
    <div className={c('root', props.busy && 'busy')} aria-busy={props.busy}>
      <div className={c('bar')}>
        <span className={c('count')}>{conversationsText.title(page.total)}</span>
        {props.period === null ? null : (
          <span className={c('period')}>{conversationsText.period(formatPeriod(props.period))}</span>
        )}
        <span className={c('space')} />
        <Button size="sm" icon={<Download aria-hidden="true" />} busy={props.exporting} onClick={props.onExport}>
          {props.exporting ? conversationsText.exporting : conversationsText.export}
        </Button>
      </div>
      <Table<{ readonly key: string; readonly cells: Row }>
        caption={conversationsText.caption}
        density="compact"
        columns={columnsOf(props)}
        rows={page.rows.map((cells, index) => ({ key: String(offset + index), cells }))}
        rowKey={(row) => row.key}
        sort={props.sort}
        onSort={props.onSort}
      />
      <div className={c('bar')}>
        <span>{conversationsText.range(formatCount(offset + 1), formatCount(last), formatCount(page.total))}</span>
        <span className={c('space')} />
        <IconButton
          icon={<ChevronLeft aria-hidden="true" />}
          label={conversationsText.previous}
          disabled={offset === 0}
          onClick={() => props.onOffset(Math.max(0, offset - pageSize))}
        />
        <IconButton
          icon={<ChevronRight aria-hidden="true" />}
          label={conversationsText.next}
          disabled={last >= page.total}
          onClick={() => props.onOffset(offset + pageSize)}
        />
      </div>
    </div>
  );
}

function columnsOf({ page, columns }: ConversationTableProps): readonly TableColumn<{ readonly cells: Row }>[] {
  return page.columns.flatMap((id, position) => {
    const schema = columns.find((column) => column.id === id);
    if (schema === undefined) return [];
    return [
      {
        id,
        header: schema.name,
        sortable: true,
        align: schema.kind === 'measure' ? ('end' as const) : ('start' as const),
        isRowHeader: position === 0,
        cell: (row: { readonly cells: Row }) => {
          const text = formatCell(row.cells[position] ?? null, schema);
          return (
            <span className={c('cell', text === '' && 'missing')} title={text}>
              {text === '' ? '–' : text}
            </span>
          );
        },
      },
    ];
  });
}
