import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { operatorNames, outcomesText } from '#text/import.ts';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { RuleColumn } from './alternativeRules.ts';
import {
  type EditableCondition,
  type Operator,
  operatorOf,
  operatorsFor,
  withColumn,
  withOperator,
} from './conditionForm.ts';
import { describeFilter } from './describeFilter.ts';
import { ElapsedFields } from './ElapsedFields.tsx';
import sheet from './RuleCard.module.css';
import type { Condition } from './ruleDraft.ts';
import { ValuePicker } from './ValuePicker.tsx';

export interface ConditionEditorProps {
  readonly condition: Condition;
  /** "When" or "and". */
  readonly lead: string;
  /** Of the rule, from 1. */
  readonly position: number;
  readonly ruleColumns: readonly RuleColumn[];
  readonly onChange: (condition: Condition) => void;
  /** Null: the only condition, which goes with its rule. */
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
        <span className={c('fixed')}>{describeFilter(condition.filter, props.ruleColumns)}</span>
      ) : (
        <div className={c('fields')}>
          <Fields {...props} condition={condition} />
        </div>
      )}
      {onRemove === null ? null : (
        <IconButton size="sm" icon={<X aria-hidden="true" />} label={outcomesText.removeCondition} onClick={onRemove} />
      )}
    </div>
  );
}

interface FieldsProps extends ConditionEditorProps {
  readonly condition: EditableCondition;
}

function Fields(props: FieldsProps): ReactNode {
  const { condition, position, ruleColumns, onChange } = props;
  const column = ruleColumns.find((each) => each.id === condition.column);
  const times = ruleColumns.filter((each) => each.kind === 'time');
  const starts = times.filter((each) => each.id !== condition.column);
  const operators = column === undefined ? [operatorOf(condition)] : operatorsFor(column.kind, starts.length > 0);
  return (
    <>
      <Select
        label={outcomesText.column(position)}
        hideLabel
        value={condition.column}
        options={[
          ...(column === undefined ? [{ value: condition.column, label: condition.column }] : []),
          ...ruleColumns.map((each) => ({ value: each.id, label: each.name })),
        ]}
        onChange={(id) => {
          const next = ruleColumns.find((each) => each.id === id);
          if (next !== undefined) onChange(withColumn(condition, next, times));
        }}
      />
      <Select<Operator>
        label={outcomesText.operator(position)}
        hideLabel
        value={operatorOf(condition)}
        options={operators.map((value) => ({ value, label: operatorNames[value] }))}
        onChange={(operator) => onChange(withOperator(condition, operator, starts))}
      />
      <ValueField {...props} column={column} starts={starts} />
    </>
  );
}

interface ValueFieldProps extends FieldsProps {
  readonly column: RuleColumn | undefined;
  readonly starts: readonly RuleColumn[];
}

function ValueField({ condition, column, starts, position, onChange }: ValueFieldProps): ReactNode {
  switch (condition.kind) {
    case 'values':
      return (
        <ValuePicker
          label={outcomesText.value(position)}
          values={condition.values}
          offered={column?.values ?? []}
          onChange={(values) => onChange({ ...condition, values })}
        />
      );
    case 'text':
      return (
        <TextField
          label={outcomesText.value(position)}
          hideLabel
          value={condition.text}
          onChange={(text) => onChange({ ...condition, text })}
        />
      );
    case 'number':
      return (
        <NumberField
          label={outcomesText.value(position)}
          hideLabel
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'elapsed':
      return <ElapsedFields condition={condition} starts={starts} position={position} onChange={onChange} />;
    case 'empty':
      return null;
  }
}
