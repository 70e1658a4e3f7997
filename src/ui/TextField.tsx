import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Field.module.css';
import { Field, type FieldWords, splitWords } from './Field.tsx';

type InputProps = Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange' | 'size' | 'id' | 'className'>;

export interface TextFieldProps extends FieldWords, InputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly size?: 'sm' | 'md';
  /** An icon inside, before the text. */
  readonly lead?: ReactNode;
}

const c = classes(sheet);

export function TextField(props: TextFieldProps): ReactNode {
  const { words, rest } = splitWords(props);
  const { onChange, size = 'md', lead, ...input } = rest;
  return (
    <Field {...words}>
      {(control) => (
        <span className={c('wrap', lead !== undefined && 'hasLead')}>
          {lead === undefined ? null : <span className={c('lead')}>{lead}</span>}
          <input
            type="text"
            {...input}
            {...control}
            className={c('control', size)}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </span>
      )}
    </Field>
  );
}
