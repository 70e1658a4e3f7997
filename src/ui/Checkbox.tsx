import { type ReactNode, useEffect, useRef } from 'react';
import sheet from './Choice.module.css';
import { classes } from './classes.ts';

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** 'mixed': some of what it stands for. */
  readonly checked: boolean | 'mixed';
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** Accessible name where the visible label is not text enough. */
  readonly 'aria-label'?: string;
}

const c = classes(sheet);

export function Checkbox({ label, hint, checked, onChange, disabled = false, ...aria }: CheckboxProps): ReactNode {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = checked === 'mixed';
  }, [checked]);
  return (
    <label className={c('row')}>
      <input
        {...aria}
        ref={box}
        type="checkbox"
        className={c('box')}
        checked={checked === true}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={c('text')}>
        {label}
        {hint === undefined ? null : <span className={c('hint')}>{hint}</span>}
      </span>
    </label>
  );
}
