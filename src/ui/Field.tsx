import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import sheet from './Field.module.css';

export interface FieldWords {
  readonly label: string;
  /** The label is read aloud but not shown: where the place says it already. */
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  /** Null or absent: the value is fine. */
  readonly error?: ReactNode;
}

/** To be spread on the control. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

export interface FieldProps extends FieldWords {
  readonly children: (control: ControlProps) => ReactNode;
}

const c = classes(sheet);

/** Ties a label, a hint and an error to one control. */
export function Field({ label, hideLabel = false, hint, error, children }: FieldProps): ReactNode {
  const id = useId();
  const hasHint = hint !== undefined && hint !== null;
  const hasError = error !== undefined && error !== null;
  const described = [hasHint ? `${id}-hint` : '', hasError ? `${id}-error` : '']
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div className={c('root')}>
      <label className={c(hideLabel ? 'hidden' : 'label')} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(hasError ? { 'aria-invalid': true as const } : {}),
      })}
      {hasHint ? (
        <span className={c('hint')} id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {hasError ? (
        <span className={c('error')} id={`${id}-error`} role="alert">
          {error}
        </span>
      ) : null}
    </div>
  );
}

/** Splits a control's props into what the field shows and what the control takes. */
export function splitWords<P extends FieldWords>(props: P): { words: FieldWords; rest: Omit<P, keyof FieldWords> } {
  const { label, hideLabel, hint, error, ...rest } = props;
  return { words: { label, ...(hideLabel === undefined ? {} : { hideLabel }), hint, error }, rest };
}
