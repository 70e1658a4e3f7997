import { type ReactNode, useState } from 'react';
import { classes } from './classes.ts';
import sheet from './Field.module.css';
import { Field, type FieldWords, splitWords } from './Field.tsx';

export interface NumberFieldProps extends FieldWords {
  /** Null: nothing entered. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** Shown inside, after the number. */
  readonly unit?: string;
  readonly size?: 'sm' | 'md';
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly placeholder?: string;
  /** Said while the text is no number; the text then stays, too, when the field is left. */
  readonly notNumber?: string;
}

const c = classes(sheet);

/** Takes a decimal point or comma. Text that is no number is kept until the field is left, then the last value returns, unless `notNumber` says what is wrong with it. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { words, rest } = splitWords(props);
  const { value, onChange, unit, size = 'md', notNumber, ...input } = rest;
  const [draft, setDraft] = useState<string | null>(null);
  const parse = (text: string): number | null | undefined =>
    parseNumber(unit === undefined ? text : withoutUnit(text, unit));
  const isWrong = notNumber !== undefined && draft !== null && parse(draft) === undefined;
  const change = (text: string): void => {
    setDraft(text);
    const parsed = parse(text);
    if (parsed !== undefined && parsed !== value) onChange(parsed);
  };
  return (
    <Field {...words} {...(isWrong ? { error: notNumber } : {})}>
      {(control) => (
        <span className={c('wrap')}>
          <input
            {...input}
            {...control}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            className={c('control', size, 'number')}
            style={unit === undefined ? undefined : { paddingRight: `calc(${unit.length}ch + 16px)` }}
            value={draft ?? (value === null ? '' : String(value))}
            onChange={(event) => change(event.currentTarget.value)}
            onBlur={() => {
              if (!isWrong) setDraft(null);
            }}
          />
          {unit === undefined ? null : (
            <span className={c('affix')} aria-hidden="true">
              {unit}
            </span>
          )}
        </span>
      )}
    </Field>
  );
}

/** People type the unit too: `75 %`. */
function withoutUnit(text: string, unit: string): string {
  const trimmed = text.trimEnd();
  return trimmed.endsWith(unit) ? trimmed.slice(0, -unit.length) : trimmed;
}

function parseNumber(text: string): number | null | undefined {
  const trimmed = text.trim().replace('−', '-').replace(',', '.');
  if (trimmed === '') return null;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(trimmed) ? Number(trimmed) : undefined;
}
