import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { type ColumnRole, columnRoles } from '#core/table/table.ts';
import type { ColumnChoices, ColumnGuess, FilePreview, Interpretation } from '#ingest/port.ts';
import { formatCount } from '#text/format.ts';
import { columnsText, readingNames, roleNames } from '#text/import/columns.ts';
import { classes } from '#ui/classes.ts';
import { Select } from '#ui/Select.tsx';
import sheet from './ColumnsTable.module.css';
import { exampleOf } from './cellReading.ts';
import { readingOf, readings } from './columnChoices.ts';
import { ReadingDetail } from './ReadingDetail.tsx';
import type { WizardEvent } from './wizardState.ts';

export interface ColumnsTableProps {
  readonly caption: string;
  readonly columns: readonly ColumnGuess[];
  readonly preview: FilePreview;
  readonly choices: ColumnChoices;
  readonly interpretation: Interpretation | null;
  readonly dispatch: (event: WizardEvent) => void;
  readonly onMean: (column: ColumnGuess, role: ColumnRole | null) => void;
}

const c = classes(sheet);
const heads = ['column', 'meaning', 'readAs', 'how', 'missing'] as const;

/** One row per column of the file: what it is called, what it means, how it is read. Cards where it is narrow. */
export function ColumnsTable(props: ColumnsTableProps): ReactNode {
  return (
    <table className={c('root')}>
      <caption className={c('hidden')}>{props.caption}</caption>
      <thead className={c('head')}>
        <tr>
          {heads.map((id) => (
            <th key={id} scope="col" className={c(id)}>
              {columnsText[id]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.columns.map((column) => (
          <ColumnRow key={column.id} column={column} table={props} />
        ))}
      </tbody>
    </table>
  );
}

const noRole = 'none';
const roleOptions = [
  { value: noRole, label: columnsText.noRole },
  ...columnRoles.map((role) => ({ value: role, label: roleNames[role] })),
] as const satisfies readonly { readonly value: ColumnRole | typeof noRole; readonly label: string }[];
const readingOptions = readings.map((reading) => ({ value: reading, label: readingNames[reading] }));

function ColumnRow({ column, table }: { readonly column: ColumnGuess; readonly table: ColumnsTableProps }): ReactNode {
  const { preview, choices, interpretation, dispatch, onMean } = table;
  const choice = choices.byId[column.id] ?? column.choice;
  const at = preview.columns.indexOf(column);
  const isIgnored = choice.kind === 'ignore';
  return (
    <tr className={c('row', isIgnored && 'ignored')}>
      <th scope="row" className={c('column')}>
        <span className={c('name')}>{column.name}</span>
        <span className={c('examples')} title={column.examples.join('\n')}>
          {column.examples.length === 0 ? columnsText.noExample : column.examples.join(' · ')}
        </span>
      </th>
      <td className={c('meaning')}>
        <Select<ColumnRole | typeof noRole>
          label={columnsText.meaningOf(column.name)}
          hideLabel
          size="sm"
          value={choice.role ?? noRole}
          options={roleOptions}
          onChange={(role) => onMean(column, role === noRole ? null : role)}
        />
      </td>
      <td className={c('readAs')}>
        <Select
          label={columnsText.readAsOf(column.name)}
          hideLabel
          size="sm"
          value={readingOf(choice)}
          options={readingOptions}
          onChange={(reading) => dispatch({ kind: 'column-read-as', columnId: column.id, reading })}
        />
      </td>
      <td className={c('how')}>
        <ReadingDetail
          column={column}
          choice={choice}
          example={exampleOf(preview, interpretation, at, choice)}
          isAmbiguous={isAmbiguous(table, column)}
          onChange={(detail) => dispatch({ kind: 'column-detail', columnId: column.id, detail })}
        />
      </td>
      <td className={c('missing')}>
        {isIgnored ? null : (
          <MissingCount count={interpretation?.missing[column.id] ?? column.missing} of={preview.rowCount} />
        )}
      </td>
    </tr>
  );
}

function MissingCount({ count, of }: { readonly count: number; readonly of: number }): ReactNode {
  if (count === 0) return <span className={c('none')}>{columnsText.missingOf(0)}</span>;
  const isAll = count >= of;
  return (
    <span className={c('count', isAll && 'allMissing')}>
      <span className={c('label')}>{columnsText.missing} </span>
      {isAll ? <TriangleAlert aria-hidden="true" /> : null}
      {isAll ? columnsText.allMissing : formatCount(count)}
      {isAll ? null : <span className={c('percent')}> {columnsText.percent(count / of)}</span>}
    </span>
  );
}

/** Both orders fit, and nobody has chosen one yet. */
function isAmbiguous({ preview, choices }: ColumnsTableProps, column: ColumnGuess): boolean {
  const choice = choices.byId[column.id];
  if (choice?.kind !== 'time' || choice.dateOrder !== column.choice.dateOrder) return false;
  return preview.warnings.some((warning) => warning.code === 'date-order-ambiguous' && warning.column === column.name);
}
