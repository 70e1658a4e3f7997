import { type ReactNode, useId } from 'react';
import sheet from './Choice.module.css';
import { classes } from './classes.ts';
import type { Choice } from './RadioGroup.tsx';

export interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly options: readonly Choice<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly size?: 'sm' | 'md';
}

const c = classes(sheet);

/** One of a few short words, side by side. Arrow keys move, as in any radio group. */
export function Segmented<V extends string>({
  label,
  options,
  value,
  onChange,
  size = 'md',
}: SegmentedProps<V>): ReactNode {
  const name = useId();
  return (
    <fieldset className={c('segments', size)}>
      <legend className={c('hiddenLegend')}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={c('segment')}>
          <input
            type="radio"
            className={c('hiddenInput')}
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled === true}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
