import { Plus } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { Dataset } from '#core/model/schema.ts';
import { outcomeColumn } from '#core/table/table.ts';
import { ConditionEditor, type ConditionEditorProps } from '#features/shared/conditions/ConditionEditor.tsx';
import type { Condition } from '#features/shared/conditions/condition.ts';
import { newCondition } from '#features/shared/conditions/conditionForm.ts';
import { useColumnValues } from '#state/views/useColumnValues.ts';
import { definitionText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import sheet from './ConditionList.module.css';
import { conditionColumns } from './fittingColumns.ts';

export interface ConditionListProps {
  readonly label: string;
  /** Before the first condition; the others start with "and". */
  readonly lead: string;
  /** What no condition means. */
  readonly none: string;
  readonly dataset: Dataset;
  readonly conditions: readonly Condition[];
  readonly onChange: (conditions: readonly Condition[]) => void;
  readonly error: string | null;
}

const c = classes(sheet);

/** Conditions that must all hold. */
export function ConditionList(props: ConditionListProps): ReactNode {
  const { label, lead, none, dataset, conditions, onChange, error } = props;
  const columns = useMemo(() => conditionColumns(dataset), [dataset]);
  const first =
    columns.find(({ id }) => id === outcomeColumn) ?? columns.find(({ kind }) => kind === 'dimension') ?? columns[0];
  return (
    <fieldset className={c('root')}>
      <legend className={c('legend')}>{label}</legend>
      {conditions.length === 0 ? <p className={c('none')}>{none}</p> : null}
      {conditions.map((condition, index) => (
        <ConditionLine
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions are told apart by their place
          key={index}
          dataset={dataset}
          condition={condition}
          columns={columns}
          lead={index === 0 ? lead : definitionText.and}
          of={definitionText.conditionOf(label, index + 1)}
          onChange={(next) => onChange(conditions.map((each, at) => (at === index ? next : each)))}
          onRemove={() => onChange(conditions.filter((_, at) => at !== index))}
        />
      ))}
      {error === null ? null : (
        <p className={c('error')} role="alert">
          {error}
        </p>
      )}
      {first === undefined ? null : (
        <Button
          variant="ghost"
          size="sm"
          icon={<Plus aria-hidden="true" />}
          aria-label={definitionText.addConditionTo(label)}
          onClick={() => onChange([...conditions, newCondition(first)])}
        >
          {definitionText.addCondition}
        </Button>
      )}
    </fieldset>
  );
}

/** Fetches the values of the one column that it speaks of. */
function ConditionLine({ dataset, ...props }: ConditionEditorProps & { readonly dataset: Dataset }): ReactNode {
  const { condition, columns } = props;
  const wanted = condition.kind === 'values' ? condition.column : null;
  const values = useColumnValues(dataset, wanted);
  const filled = useMemo(
    () => columns.map((column) => (column.id === wanted ? { ...column, values } : column)),
    [columns, wanted, values],
  );
  return <ConditionEditor {...props} columns={filled} />;
}
