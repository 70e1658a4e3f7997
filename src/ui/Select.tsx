import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Field.module.css';
import { Field, type FieldWords, splitWords } from './Field.tsx';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly disabled?: boolean;
  /** Options of one group stand together, in the order given. */
  readonly group?: string;
}

type NativeProps = Omit<
  ComponentPropsWithRef<'select'>,
  'value' | 'onChange' | 'size' | 'id' | 'className' | 'children'
>;

export interface SelectProps<V extends string> extends FieldWords, NativeProps {
  readonly value: V;
  readonly options: readonly SelectOption<V>[];
  readonly onChange: (value: V) => void;
  readonly size?: 'sm' | 'md';
}

const c = classes(sheet);

export function Select<V extends string>(props: SelectProps<V>): ReactNode {
  const { words, rest } = splitWords(props);
  const { options, onChange, size = 'md', ...native } = rest;
  const choose = (value: string): void => {
    const option = options.find((each) => each.value === value);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <Field {...words}>
      {(control) => (
        <span className={c('wrap')}>
          <select
            {...native}
            {...control}
            className={c('control', 'select', size)}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {grouped(options).map(([group, members]) =>
              group === null ? (
                members.map(renderOption)
              ) : (
                <optgroup key={group} label={group}>
                  {members.map(renderOption)}
                </optgroup>
              ),
            )}
          </select>
          <ChevronDown className={c('chevron')} aria-hidden="true" />
        </span>
      )}
    </Field>
  );
}

function renderOption<V extends string>(option: SelectOption<V>): ReactNode {
  return (
    <option key={option.value} value={option.value} disabled={option.disabled === true}>
      {option.label}
    </option>
  );
}

function grouped<V extends string>(options: readonly SelectOption<V>[]): [string | null, SelectOption<V>[]][] {
  const groups = new Map<string | null, SelectOption<V>[]>();
  for (const option of options) {
    const key = option.group ?? null;
    groups.set(key, [...(groups.get(key) ?? []), option]);
  }
  return [...groups];
}
