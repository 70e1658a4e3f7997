import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import sheet from './Combobox.module.css';
import { classes } from './classes.ts';
import fieldSheet from './Field.module.css';
import { Field, type FieldWords, splitWords } from './Field.tsx';

export interface ComboboxOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** At the end of the line, such as a count. */
  readonly hint?: string;
}

export interface ComboboxProps<V extends string> extends FieldWords {
  readonly options: readonly ComboboxOption<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  /** Said where nothing matches what was typed. */
  readonly noMatch: string;
  readonly disabled?: boolean;
}

const c = classes({ ...fieldSheet, ...sheet });
const most = 100;

/** One of many, found by typing a part of its name. */
export function Combobox<V extends string>(props: ComboboxProps<V>): ReactNode {
  const { words, rest } = splitWords(props);
  const { options, value, onChange, noMatch, placeholder, disabled = false } = rest;
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const open = typed !== null;
  const matches = open ? matching(options, typed) : [];
  const chosen = options.find((option) => option.value === value)?.label ?? '';
  const start = (text: string): void => {
    const current = text === '' ? options.findIndex((option) => option.value === value) : 0;
    setTyped(text);
    setAt(Math.max(0, current));
  };
  const choose = (option: ComboboxOption<V> | undefined): void => {
    setTyped(null);
    if (option !== undefined) onChange(option.value);
  };
  const go = (to: number): void => {
    setAt(Math.min(matches.length - 1, Math.max(0, to)));
    list.current?.children[to]?.scrollIntoView?.({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent): void => {
    if (!open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) start('');
    else if (open && event.key === 'ArrowDown') go(at + 1);
    else if (open && event.key === 'ArrowUp') go(at - 1);
    else if (open && event.key === 'Enter') choose(matches[at]);
    else if (open && event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Field {...words}>
      {(control) => (
        <span className={c('wrap')}>
          <input
            {...control}
            className={c('control', 'select')}
            type="text"
            role="combobox"
            autoComplete="off"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            {...(open && matches.length > 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
            placeholder={open && chosen !== '' ? chosen : placeholder}
            disabled={disabled}
            value={typed ?? chosen}
            onChange={(event) => start(event.currentTarget.value)}
            onClick={() => (open ? undefined : start(''))}
            onBlur={() => setTyped(null)}
            onKeyDown={press}
          />
          <ChevronDown className={c('chevron')} aria-hidden="true" />
          <div ref={list} id={listId} className={c('list')} role="listbox" aria-label={words.label} hidden={!open}>
            {matches.map((option, index) => (
              <div
                key={option.value}
                id={`${listId}-${index}`}
                className={c('option')}
                role="option"
                tabIndex={-1}
                aria-selected={option.value === value}
                data-active={index === at || undefined}
                onPointerDown={(event) => {
                  event.preventDefault();
                  choose(option);
                }}
              >
                <span className={c('optionText')}>{option.label}</span>
                {option.hint === undefined ? null : <span className={c('optionHint')}>{option.hint}</span>}
              </div>
            ))}
          </div>
          {open && matches.length === 0 ? (
            <div className={c('list', 'empty')} role="status">
              {noMatch}
            </div>
          ) : null}
        </span>
      )}
    </Field>
  );
}

function matching<V extends string>(
  options: readonly ComboboxOption<V>[],
  typed: string,
): readonly ComboboxOption<V>[] {
  const wanted = typed.trim().toLowerCase();
  return options.filter((option) => option.label.toLowerCase().includes(wanted)).slice(0, most);
}
