import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Table.module.css';

export interface TableColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  readonly width?: string;
  /** The cell names its row, for those who hear the table. */
  readonly isRowHeader?: boolean;
  readonly cell: (row: Row) => ReactNode;
  readonly footer?: ReactNode;
}

export interface TableSort {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

export interface TableProps<Row> {
  /** Says what the table holds; read aloud, not shown. */
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: TableSort | null;
  /** Called with the column pressed and the direction it should get. */
  readonly onSort?: (sort: TableSort) => void;
  readonly density?: 'regular' | 'compact';
  /** The box ends on the screen with its bars; first column, head and foot stay while the rest scrolls. */
  readonly framed?: boolean;
  readonly selectedKey?: string | null;
  /** For the pointer only: put a button or link in the row header cell as well. */
  readonly onRowClick?: (row: Row) => void;
}

const c = classes(sheet);

/** Draws the rows in the order given; whoever holds the rows sorts them. */
export function Table<Row>(props: TableProps<Row>): ReactNode {
  const { caption, columns, rows, rowKey, density = 'regular', framed = false } = props;
  const hasFooter = columns.some((column) => column.footer !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={c('scroll', framed && 'framed')} tabIndex={0} aria-label={caption}>
      <table className={c('root', density)}>
        <caption className={c('caption')}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={props.sort ?? null} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={rowKey(row)} row={row} table={props} />
          ))}
        </tbody>
        {hasFooter ? (
          <tfoot>
            <tr className={c('foot')}>
              {columns.map((column) => (
                <td key={column.id} className={c('cell', column.align === 'end' && 'end')}>
                  {column.footer}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}

function Line<Row>({ row, table }: { readonly row: Row; readonly table: TableProps<Row> }): ReactNode {
  const { columns, rowKey, selectedKey, onRowClick } = table;
  const isSelected = selectedKey !== undefined && selectedKey === rowKey(row);
  return (
    <tr
      className={c('row', onRowClick !== undefined && 'clickable', isSelected && 'selected')}
      onClick={onRowClick === undefined ? undefined : () => onRowClick(row)}
      {...(isSelected ? { 'aria-current': true } : {})}
    >
      {columns.map((column) => {
        const className = c('cell', column.align === 'end' && 'end');
        return column.isRowHeader === true ? (
          <th key={column.id} scope="row" className={className}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} className={className}>
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}

interface HeadProps<Row> {
  readonly column: TableColumn<Row>;
  readonly sort: TableSort | null;
  readonly onSort: ((sort: TableSort) => void) | undefined;
}

function Head<Row>({ column, sort, onSort }: HeadProps<Row>): ReactNode {
  const direction = sort?.columnId === column.id ? sort.direction : null;
  const next = direction === null ? (column.align === 'end' ? 'descending' : 'ascending') : flipped(direction);
  const Arrow = (direction ?? next) === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      className={c('head', column.align === 'end' && 'end')}
      style={column.width === undefined ? undefined : { width: column.width }}
      {...(direction === null ? {} : { 'aria-sort': direction })}
    >
      {column.sortable === true && onSort !== undefined ? (
        <button type="button" className={c('sort')} onClick={() => onSort({ columnId: column.id, direction: next })}>
          {column.header}
          <Arrow aria-hidden="true" />
        </button>
      ) : (
        <span className={c('plain')}>{column.header}</span>
      )}
    </th>
  );
}

const flipped = (direction: TableSort['direction']): TableSort['direction'] =>
  direction === 'ascending' ? 'descending' : 'ascending';
