import { type ReactNode, useMemo } from 'react';
import { aggregates, type Dataset, type Direction, directions, type MetricUnit } from '#core/model/schema.ts';
import { isUndated } from '#core/plan/bindNode.ts';
import { isComplete } from '#features/shared/conditions/condition.ts';
import { definitionText } from '#text/edit.ts';
import { classes } from '#ui/classes.ts';
import { Select } from '#ui/Select.tsx';
import { ConditionList } from './ConditionList.tsx';
import sheet from './EditPanel.module.css';
import { columnLabel, fittingColumns } from './fittingColumns.ts';
import { type ReadDraft, unitsOf, withKind, withMeasure } from './measureDefaults.ts';
import { type MeasureDraft, type MeasureGap, type MeasureKind, readsColumn } from './measureDraft.ts';
import { RatioWords } from './RatioWords.tsx';

export interface MeasureEditorProps {
  readonly draft: ReadDraft;
  readonly dataset: Dataset;
  /** What is missing, once it has been tried to save; null before. */
  readonly gap: MeasureGap | null;
  readonly onChange: (draft: ReadDraft) => void;
  /** Offered beside the measures; null: it can't become one. */
  readonly onFormula: (() => void) | null;
}

const c = classes(sheet);
const noColumn = '';

/** What is read from the data: how it is counted, from which column, under which conditions, shown how. */
export function MeasureEditor({ draft, dataset, gap, onChange, onFormula }: MeasureEditorProps): ReactNode {
  const { measure } = draft;
  const change = (next: MeasureDraft): void => onChange(withMeasure(draft, next, dataset));
  const listError = (isHere: boolean): string | null =>
    gap !== null && gap !== 'no-column' && isHere ? definitionText.gaps[gap] : null;
  const isShare = measure.kind === 'share';
  return (
    <div className={c('fields')}>
      <div className={c('row')}>
        <KindSelect
          measure={measure}
          dataset={dataset}
          onKind={(kind) => change(withKind(measure, kind, dataset))}
          onFormula={onFormula}
        />
        {readsColumn(measure.kind) ? (
          <ColumnSelect measure={measure} dataset={dataset} gap={gap} onChange={change} />
        ) : null}
      </div>
      {measure.ratio !== null && measure.kind === 'ratio' ? (
        <RatioWords ratio={measure.ratio} dataset={dataset} />
      ) : (
        <>
          {isShare ? (
            <ConditionList
              label={definitionText.counted}
              lead={definitionText.when}
              none={definitionText.countedNone}
              dataset={dataset}
              conditions={measure.counted}
              onChange={(counted) => change({ ...measure, counted })}
              error={listError(gap === 'nothing-counted' || hasGap(measure.counted, gap))}
            />
          ) : null}
          <ConditionList
            label={isShare ? definitionText.ofWhere : definitionText.onlyWhere}
            lead={definitionText.where}
            none={definitionText.onlyWhereNone}
            dataset={dataset}
            conditions={measure.where}
            onChange={(where) => change({ ...measure, where })}
            error={listError(hasGap(measure.where, gap))}
          />
        </>
      )}
      <Shown draft={draft} onChange={onChange} />
    </div>
  );
}

const hasGap = (conditions: MeasureDraft['where'], gap: MeasureGap | null): boolean =>
  gap === 'open-condition' && !conditions.every(isComplete);

interface KindSelectProps {
  readonly measure: MeasureDraft;
  readonly dataset: Dataset;
  readonly onKind: (kind: MeasureKind) => void;
  readonly onFormula: (() => void) | null;
}

function KindSelect({ measure, dataset, onKind, onFormula }: KindSelectProps): ReactNode {
  const kinds: readonly MeasureKind[] = ['share', ...aggregates, ...(measure.ratio === null ? [] : ['ratio' as const])];
  const isOff = (kind: MeasureKind): boolean => kind === 'agent-days' && isUndated(dataset);
  return (
    <div className={c('grow')}>
      <Select<MeasureKind | 'formula'>
        label={definitionText.kind}
        value={measure.kind}
        options={[
          ...kinds.map((kind) => ({ value: kind, label: definitionText.kinds[kind], disabled: isOff(kind) })),
          ...(onFormula === null ? [] : [{ value: 'formula' as const, label: definitionText.kinds.formula }]),
        ]}
        onChange={(kind) => (kind === 'formula' ? onFormula?.() : onKind(kind))}
      />
    </div>
  );
}

interface ColumnSelectProps {
  readonly measure: MeasureDraft;
  readonly dataset: Dataset;
  readonly gap: MeasureGap | null;
  readonly onChange: (measure: MeasureDraft) => void;
}

function ColumnSelect({ measure, dataset, gap, onChange }: ColumnSelectProps): ReactNode {
  const fitting = useMemo(() => fittingColumns(dataset, measure.kind), [dataset, measure.kind]);
  const { column } = measure;
  const isLost = column !== null && !fitting.some(({ id }) => id === column);
  return (
    <div className={c('grow')}>
      <Select
        label={definitionText.column}
        value={column ?? noColumn}
        {...(fitting.length === 0 ? { hint: definitionText.noFittingColumn } : {})}
        error={gap === 'no-column' ? definitionText.gaps[gap] : null}
        options={[
          ...(column === null ? [{ value: noColumn, label: definitionText.chooseColumn }] : []),
          ...(isLost ? [{ value: column, label: column }] : []),
          ...fitting.map((each) => ({ value: each.id, label: columnLabel(dataset, each) })),
        ]}
        onChange={(id) => onChange({ ...measure, column: id === noColumn ? null : id })}
      />
    </div>
  );
}

function Shown({ draft, onChange }: Pick<MeasureEditorProps, 'draft' | 'onChange'>): ReactNode {
  const units = unitsOf(draft.measure.kind);
  return (
    <div className={c('row')}>
      {units.length < 2 ? null : (
        <div className={c('grow')}>
          <Select<MetricUnit>
            label={definitionText.unit}
            value={draft.unit}
            options={units.map((value) => ({ value, label: definitionText.units[value] }))}
            onChange={(unit) => onChange({ ...draft, unit })}
          />
        </div>
      )}
      <div className={c('grow')}>
        <Select<Direction>
          label={definitionText.direction}
          value={draft.direction}
          options={directions.map((value) => ({ value, label: definitionText.directions[value] }))}
          onChange={(direction) => onChange({ ...draft, direction })}
        />
      </div>
    </div>
  );
}
