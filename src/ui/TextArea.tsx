import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Field.module.css';
import { Field, type FieldWords, splitWords } from './Field.tsx';

type AreaProps = Omit<ComponentPropsWithRef<'textarea'>, 'value' | 'onChange' | 'id' | 'className'>;

export interface TextAreaProps extends FieldWords, AreaProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const c = classes(sheet);

export function TextArea(props: TextAreaProps): ReactNode {
  const { words, rest } = splitWords(props);
  const { onChange, ...area } = rest;
  return (
    <Field {...words}>
      {(control) => (
        <textarea
          {...area}
          {...control}
          className={c('control')}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
