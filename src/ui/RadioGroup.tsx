import { type ReactNode, useId } from 'react';
import sheet from './Choice.module.css';
import { classes } from './classes.ts';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export interface RadioGroupProps<V extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly Choice<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
}

const c = classes(sheet);

/** One of a few, each with room for a sentence. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>): ReactNode {
  const { label, hideLabel = false, options, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className={c('group')}>
      <legend className={c(hideLabel ? 'hiddenLegend' : 'legend')}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={c('row')}>
          <input
            type="radio"
            className={c('box', 'radio')}
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled === true}
            onChange={() => onChange(option.value)}
          />
          <span className={c('text')}>
            {option.label}
            {option.hint === undefined ? null : <span className={c('hint')}>{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
