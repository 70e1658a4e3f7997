import type { ReactNode } from 'react';
import type { IngestWarning } from '#ingest/port.ts';
import { formatDay } from '#text/format.ts';
import { grainText } from '#text/import/conversations.ts';
import { classes } from '#ui/classes.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { AnswerProblem } from './AnswerProblem.tsx';
import sheet from './ConversationsStep.module.css';
import { GrainChoiceFields } from './GrainChoiceFields.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import { RowSum } from './RowSum.tsx';
import { UnreadableCells } from './UnreadableCells.tsx';
import type { ImportWizardModel } from './useImportWizard.ts';
import { WarningList } from './WarningList.tsx';
import { previewOf } from './wizardState.ts';

const c = classes(sheet);

/** Which rows count as conversations, and what became of every row of the file. */
export function ConversationsStep({ model }: { readonly model: ImportWizardModel }): ReactNode {
  const { interpretation } = model.state;
  const preview = previewOf(model.state);
  const { value } = interpretation;
  if (preview === null) return null;
  return (
    <div className={c('root')} aria-busy={interpretation.pending}>
      <AnswerProblem error={interpretation.error} onRetry={model.retry} />
      {value === null ? (
        interpretation.error === null ? (
          <Skeleton height="220px" />
        ) : null
      ) : (
        <>
          <GrainChoiceFields model={model} preview={preview} interpretation={value} />
          <section className={c('card')} aria-label={grainText.adds}>
            <RowSum rows={value.rows} />
            <p className={c('extent')}>
              {value.extent === null
                ? grainText.noExtent
                : grainText.extent(
                    formatDay(value.extent.fromDay),
                    formatDay(value.extent.toDay - 1),
                    value.extent.toDay - value.extent.fromDay,
                  )}
            </p>
          </section>
          <WarningList warnings={value.warnings.filter(isAboutRows)} />
          <RejectedRows rejects={value.rejects} fileName={preview.fileName} rejectsCsv={model.rejectsCsv} />
          <UnreadableCells unreadable={value.unreadable} columns={preview.columns} />
          {value.rejects.total === 0 && value.unreadable.length === 0 ? (
            <p className={c('none')}>{grainText.allRead}</p>
          ) : null}
        </>
      )}
    </div>
  );
}

/** The rest is said where it can be mended: beside its column, or at the outcomes. */
const isAboutRows = ({ code }: IngestWarning): boolean => aboutRows.includes(code);

const aboutRows: readonly IngestWarning['code'][] = [
  'not-conversations',
  'all-missing',
  'dates-far-apart',
  'rows-without-date',
  'mixed-offsets',
];
