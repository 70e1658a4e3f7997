import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { conditionText, operatorNames, tagOperatorNames } from '#text/conditions.ts';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import sheet from './ConditionEditor.module.css';
import type { Condition } from './condition.ts';
import type { ConditionColumn } from './conditionColumn.ts';
import {
  type EditableCondition,
  type Operator,
  operatorOf,
  operatorsFor,
  withColumn,
  withOperator,
} from './conditionForm.ts';
import { describeFilter, valueName } from './describeFilter.ts';
import { ElapsedFields } from './ElapsedFields.tsx';
import { ValuePicker } from './ValuePicker.tsx';

export interface ConditionEditorProps {
  readonly condition: Condition;
  /** "When" or "and". */
  readonly lead: string;
  /** Whose condition it is, in its controls' names: "rule 3". */
  readonly of: string;
  readonly columns: readonly ConditionColumn[];
  readonly onChange: (condition: Condition) => void;
  /** Null: it can't be removed. */
  readonly onRemove: (() => void) | null;
}

const c = classes(sheet);

/** column · comparison · value, on one line where there is room. */
export function ConditionEditor(props: ConditionEditorProps): ReactNode {
  const { condition, lead, onRemove } = props;
  return (
    <div className={c('condition')}>
      <span className={c('lead')}>{lead}</span>
      {condition.kind === 'fixed' ? (
        <span className={c('fixed')}>{describeFilter(condition.filter, props.columns)}</span>
      ) : (
        <div className={c('fields')}>
          <Fields {...props} condition={condition} />
        </div>
      )}
      {onRemove === null ? null : (
        <IconButton size="sm" icon={<X aria-hidden="true" />} label={conditionText.remove} onClick={onRemove} />
      )}
    </div>
  );
}

interface FieldsProps extends ConditionEditorProps {
  readonly condition: EditableCondition;
}

function Fields(props: FieldsProps): ReactNode {
  const { condition, of, columns, onChange } = props;
  const column = columns.find((each) => each.id === condition.column);
  const times = columns.filter((each) => each.kind === 'time');
  const starts = times.filter((each) => each.id !== condition.column);
  const operators = column === undefined ? [operatorOf(condition)] : operatorsFor(column.kind, starts.length > 0);
  return (
    <>
      <Select
        label={conditionText.column(of)}
        hideLabel
        value={condition.column}
        options={[
          ...(column === undefined ? [{ value: condition.column, label: condition.column }] : []),
          ...columns.map((each) => ({ value: each.id, label: each.name })),
        ]}
        onChange={(id) => {
          const next = columns.find((each) => each.id === id);
          if (next !== undefined) onChange(withColumn(condition, next, times));
        }}
      />
      <Select<Operator>
        label={conditionText.operator(of)}
        hideLabel
        value={operatorOf(condition)}
        options={operators.map((value) => ({
          value,
          label: column?.kind === 'tags' ? tagOperatorNames[value] : operatorNames[value],
        }))}
        onChange={(operator) => onChange(withOperator(condition, operator, starts))}
      />
      <ValueField {...props} column={column} starts={starts} />
    </>
  );
}

interface ValueFieldProps extends FieldsProps {
  readonly column: ConditionColumn | undefined;
  readonly starts: readonly ConditionColumn[];
}

function ValueField({ condition, column, starts, of, onChange }: ValueFieldProps): ReactNode {
  switch (condition.kind) {
    case 'values':
      return (
        <ValuePicker
          label={conditionText.value(of)}
          values={condition.values}
          offered={column?.values ?? []}
          nameOf={(value) => valueName(column ?? {}, value)}
          onChange={(values) => onChange({ ...condition, values })}
        />
      );
    case 'text':
      return (
        <TextField
          label={conditionText.value(of)}
          hideLabel
          value={condition.text}
          onChange={(text) => onChange({ ...condition, text })}
        />
      );
    case 'number':
      return (
        <NumberField
          label={conditionText.value(of)}
          hideLabel
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'elapsed':
      return <ElapsedFields condition={condition} starts={starts} of={of} onChange={onChange} />;
    case 'empty':
    case 'tagless':
      return null;
  }
}
