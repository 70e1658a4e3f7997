import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FilePreview, Interpretation } from '#ingest/port.ts';
import { grainText } from '#text/import/conversations.ts';
import { classes } from '#ui/classes.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { type Choice, RadioGroup } from '#ui/RadioGroup.tsx';
import { Select } from '#ui/Select.tsx';
import sheet from './ConversationsStep.module.css';
import { columnName } from './columnName.ts';
import type { ImportWizardModel } from './useImportWizard.ts';

export interface GrainChoiceFieldsProps {
  readonly model: ImportWizardModel;
  readonly preview: FilePreview;
  readonly interpretation: Interpretation;
}

type Grain = 'last-per-id' | 'rows' | 'other';

const c = classes(sheet);

/** One line where every row is a conversation; a choice, with its consequence in rows, where ids repeat. */
export function GrainChoiceFields({ model, preview, interpretation }: GrainChoiceFieldsProps): ReactNode {
  const { repeatedIds } = interpretation;
  const isPlain = repeatedIds === null && model.state.isConversations;
  if (!isPlain) {
    return (
      <section className={c('card')} aria-label={grainText.question}>
        {repeatedIds === null ? null : (
          <p className={c('statement')}>
            {grainText.repeats(
              interpretation.rows.read,
              repeatedIds.distinct,
              columnName(preview.columns)(repeatedIds.idColumn),
            )}
          </p>
        )}
        <GrainQuestion {...{ model, interpretation }} />
        <SortColumn {...{ model, preview, interpretation }} />
      </section>
    );
  }
  return (
    <section className={c('card')} aria-label={grainText.question}>
      <p className={c('statement', 'fine')}>
        <CircleCheck aria-hidden="true" />
        {hasId(model) ? grainText.everyRow(interpretation.rows.read) : grainText.noIds(interpretation.rows.read)}
      </p>
      <Disclosure summary={grainText.notOne}>
        <GrainQuestion {...{ model, interpretation }} />
      </Disclosure>
    </section>
  );
}

function GrainQuestion({ model, interpretation }: Omit<GrainChoiceFieldsProps, 'preview'>): ReactNode {
  const { state, dispatch } = model;
  const { rows, repeatedIds } = interpretation;
  const options: readonly Choice<Grain>[] = [
    ...(repeatedIds === null
      ? []
      : [
          {
            value: 'last-per-id' as const,
            label: grainText.lastPerId,
            hint: grainText.lastPerIdHint(rows.read, repeatedIds.distinct),
          },
        ]),
    { value: 'rows', label: grainText.rows, hint: grainText.rowsHint(rows.read) },
    { value: 'other', label: grainText.other, hint: grainText.otherHint },
  ];
  const choose = (grain: Grain): void => {
    dispatch({ kind: 'is-conversations', value: grain !== 'other' });
    if (grain !== 'last-per-id') dispatch({ kind: 'grain', grain: { kind: 'rows' } });
    else if (repeatedIds !== null) {
      const { idColumn, suggestedSort } = repeatedIds;
      dispatch({ kind: 'grain', grain: { kind: 'last-per-id', idColumn, sortColumn: suggestedSort } });
    }
  };
  return (
    <RadioGroup<Grain>
      label={grainText.question}
      options={options}
      value={state.isConversations ? (state.choices?.grain.kind ?? 'rows') : 'other'}
      onChange={choose}
    />
  );
}

const fileOrder = '';

function SortColumn({ model, preview }: GrainChoiceFieldsProps): ReactNode {
  const { choices, isConversations } = model.state;
  if (!isConversations || choices === null || choices.grain.kind !== 'last-per-id') return null;
  const { grain, byId } = choices;
  const sortable = preview.columns.filter((column) => ['time', 'measure'].includes(byId[column.id]?.kind ?? ''));
  return (
    <div className={c('sort')}>
      <Select
        label={grainText.sortColumn}
        value={grain.sortColumn ?? fileOrder}
        options={[
          ...sortable.map((column) => ({ value: column.id, label: column.name })),
          { value: fileOrder, label: grainText.fileOrder },
        ]}
        onChange={(id) =>
          model.dispatch({ kind: 'grain', grain: { ...grain, sortColumn: id === fileOrder ? null : id } })
        }
      />
    </div>
  );
}

const hasId = ({ state }: ImportWizardModel): boolean =>
  Object.values(state.choices?.byId ?? {}).some((choice) => choice.role === 'conversation_id');
