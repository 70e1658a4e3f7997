import type { ReactNode } from 'react';
import { outcomesText } from '#text/import/outcomes.ts';
import { classes } from '#ui/classes.ts';
import sheet from './RatePanel.module.css';

export interface ExampleRowsProps {
  readonly label: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const c = classes(sheet);

/** A few conversations of one outcome: their id and what the rules looked at. */
export function ExampleRows({ label, rows }: ExampleRowsProps): ReactNode {
  return (
    <ul className={c('examples')} aria-label={label}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other identity
        <li key={index} className={c('exampleRow')}>
          {Object.entries(row).map(([column, value]) => (
            <span key={column} className={c('pair')}>
              <span className={c('pairName')}>{column}</span>
              <span className={c('pairValue')}>{value === '' ? outcomesText.missingValue : value}</span>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
