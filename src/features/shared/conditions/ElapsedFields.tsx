import { type ReactNode, useState } from 'react';
import { conditionText, spanUnitNames } from '#text/conditions.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { Select } from '#ui/Select.tsx';
import type { Condition } from './condition.ts';
import type { ConditionColumn } from './conditionColumn.ts';

type Elapsed = Extract<Condition, { readonly kind: 'elapsed' }>;

export interface ElapsedFieldsProps {
  readonly condition: Elapsed;
  /** Time columns that the span may start from. */
  readonly starts: readonly ConditionColumn[];
  /** Whose condition it is, in its controls' names. */
  readonly of: string;
  readonly onChange: (condition: Elapsed) => void;
}

const secondsPer = { minutes: 60, hours: 3600, days: 86_400 } as const;
type SpanUnit = keyof typeof secondsPer;
const units = ['minutes', 'hours', 'days'] as const satisfies readonly SpanUnit[];

/** So many hours or days, after another time. */
export function ElapsedFields({ condition, starts, of, onChange }: ElapsedFieldsProps): ReactNode {
  const { seconds } = condition;
  const [unit, setUnit] = useState<SpanUnit>(() => largestUnit(seconds));
  const amount = seconds === null ? null : seconds / secondsPer[unit];
  return (
    <>
      <NumberField
        label={conditionText.value(of)}
        hideLabel
        value={amount}
        onChange={(value) => onChange({ ...condition, seconds: value === null ? null : value * secondsPer[unit] })}
      />
      <Select<SpanUnit>
        label={conditionText.unit(of)}
        hideLabel
        value={unit}
        options={units.map((value) => ({ value, label: spanUnitNames[value] }))}
        onChange={(next) => {
          setUnit(next);
          onChange({ ...condition, seconds: amount === null ? null : amount * secondsPer[next] });
        }}
      />
      <Select
        label={conditionText.from(of)}
        hideLabel
        value={condition.from}
        options={starts.map((column) => ({ value: column.id, label: conditionText.after(column.name) }))}
        onChange={(from) => onChange({ ...condition, from })}
      />
    </>
  );
}

function largestUnit(seconds: number | null): SpanUnit {
  if (seconds === null || seconds % secondsPer.hours !== 0) return 'minutes';
  return seconds % secondsPer.days === 0 ? 'days' : 'hours';
}
