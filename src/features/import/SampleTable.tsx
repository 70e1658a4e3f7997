import type { ReactNode } from 'react';
import { classes } from '#ui/classes.ts';
import sheet from './SampleTable.module.css';

export interface SampleTableProps {
  readonly caption: string;
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  /** Null: missing. Same order as the columns. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly missing?: string;
  /** Columns whose cells are numbers. */
  readonly numeric?: ReadonlySet<string>;
}

const c = classes(sheet);

/** The first rows of a file, scrolled sideways. */
export function SampleTable({ caption, columns, rows, missing = '', numeric }: SampleTableProps): ReactNode {
  return (
    <div className={c('root')}>
      <h4 className={c('title')}>{caption}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={c('scroll')} tabIndex={0} aria-label={caption}>
        <table className={c('table')}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.id} scope="col" className={c(numeric?.has(column.id) === true && 'end')}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other identity
              <tr key={index}>
                {columns.map((column, at) => {
                  const cell = row[at] ?? null;
                  return (
                    <td
                      key={column.id}
                      className={c(numeric?.has(column.id) === true && 'end')}
                      title={cell ?? missing}
                    >
                      {cell === null ? <span className={c('missing')}>{missing}</span> : cell}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
