import { type ReactNode, useState } from 'react';
import type { ColumnRole } from '#core/table/table.ts';
import type { ColumnChoices, ColumnGuess, FilePreview } from '#ingest/port.ts';
import { columnsText, roleNames } from '#text/import/columns.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import { AnswerProblem } from './AnswerProblem.tsx';
import sheet from './ColumnsStep.module.css';
import { ColumnsTable } from './ColumnsTable.tsx';
import { holderOf } from './columnChoices.ts';
import { groupColumns, missingRoles } from './columnGroups.ts';
import { FirstRowsRead } from './FirstRowsRead.tsx';
import { ReadingSettings } from './ReadingSettings.tsx';
import type { ImportWizardModel } from './useImportWizard.ts';
import { previewOf } from './wizardState.ts';

const c = classes(sheet);
const pageSize = 60;

export function ColumnsStep({ model }: { readonly model: ImportWizardModel }): ReactNode {
  const preview = previewOf(model.state);
  const { choices } = model.state;
  return preview === null || choices === null ? null : <Columns {...{ model, preview, choices }} />;
}

interface ColumnsProps {
  readonly model: ImportWizardModel;
  readonly preview: FilePreview;
  readonly choices: ColumnChoices;
}

function Columns({ model, preview, choices }: ColumnsProps): ReactNode {
  const { state, dispatch } = model;
  // Grouped once, so that no row moves from under the hand that changes it.
  const [{ used, others }] = useState(() => groupColumns(preview.columns, choices));
  const [note, setNote] = useState('');
  const mean = (column: ColumnGuess, role: ColumnRole | null): void => {
    const from = role === null ? null : holderOf(choices, role);
    const loser = preview.columns.find((each) => each.id === from && each.id !== column.id);
    setNote(role === null || loser === undefined ? '' : columnsText.moved(roleNames[role], loser.name, column.name));
    dispatch({ kind: 'column-means', columnId: column.id, role });
  };
  const table = { preview, choices, interpretation: state.interpretation.value, dispatch, onMean: mean };
  return (
    <div className={c('root')}>
      <AnswerProblem error={state.interpretation.error} onRetry={model.retry} />
      <ReadingSettings preview={preview} choices={choices} dispatch={dispatch} />
      <section className={c('group')} aria-label={columnsText.needs}>
        <div className={c('groupHead')}>
          <h4 className={c('groupTitle')}>{columnsText.needs}</h4>
          <span className={c('note')} role="status">
            {note}
          </span>
        </div>
        <ColumnsTable {...table} caption={columnsText.needs} columns={used} />
        <NotFound roles={missingRoles(choices)} />
      </section>
      <OtherColumns count={others.length}>
        {(shown) => (
          <ColumnsTable {...table} caption={columnsText.others(others.length)} columns={others.slice(0, shown)} />
        )}
      </OtherColumns>
      <FirstRowsRead preview={preview} choices={choices} interpretation={state.interpretation.value} />
    </div>
  );
}

function NotFound({ roles }: { readonly roles: readonly ColumnRole[] }): ReactNode {
  if (roles.length === 0) return null;
  return (
    <div className={c('notFound')}>
      <span>{columnsText.notFound}</span>
      {roles.map((role) => (
        <Chip key={role} shape="tag">
          {roleNames[role]}
        </Chip>
      ))}
      <span className={c('quiet')}>{columnsText.notFoundHint}</span>
    </div>
  );
}

interface OtherColumnsProps {
  readonly count: number;
  readonly children: (shown: number) => ReactNode;
}

/** Folded, and unfolded a page at a time: a file may have a thousand columns. */
function OtherColumns({ count, children }: OtherColumnsProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(pageSize);
  if (count === 0) return null;
  const left = count - shown;
  return (
    <section className={c('group')} aria-label={columnsText.others(count)}>
      <details className={c('others')} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={c('summary')}>
          <b>{columnsText.others(count)}</b>
          <span className={c('quiet')}>{columnsText.othersHint}</span>
        </summary>
        {isOpen ? children(shown) : null}
        {isOpen && left > 0 ? (
          <div className={c('more')}>
            <Button onClick={() => setShown(shown + pageSize)}>{columnsText.showMore(Math.min(left, pageSize))}</Button>
          </div>
        ) : null}
      </details>
    </section>
  );
}
