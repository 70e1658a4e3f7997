import { ChevronDown, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { conditionText } from '#text/conditions.ts';
import { formatCount } from '#text/format.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { classes } from '#ui/classes.ts';
import { Popover } from '#ui/Popover.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { ConditionColumn } from './conditionColumn.ts';
import sheet from './ValuePicker.module.css';

type Value = string | null;

export interface ValuePickerProps {
  readonly label: string;
  readonly values: readonly Value[];
  /** With their counts, the commonest first; empty where there are too many. */
  readonly offered: ConditionColumn['values'];
  readonly nameOf: (value: Value) => string;
  readonly onChange: (values: readonly Value[]) => void;
}

const c = classes(sheet);
const shownAtOnce = 200;

/** Any number of a column's values, found by typing; arrow keys walk the list. */
export function ValuePicker(props: ValuePickerProps): ReactNode {
  const { label, values, nameOf } = props;
  const summary = summaryOf(values.map(nameOf));
  return (
    <Popover
      label={label}
      flush
      trigger={
        <Button className={c('trigger')} aria-label={`${label}: ${summary}`}>
          <span className={c('summary', values.length === 0 && 'none')}>{summary}</span>
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      <Picker {...props} />
    </Popover>
  );
}

function Picker({ values, offered, nameOf, onChange }: ValuePickerProps): ReactNode {
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const typed = query.trim();
  const lines = linesOf(values, offered);
  const found = lines.filter((line) => isFound(typed, nameOf(line.value)) || isFound(typed, line.value ?? ''));
  const isNew = typed !== '' && !lines.some(({ value }) => value === typed || nameOf(value) === typed);
  const toggle = (value: Value, isOn: boolean): void =>
    onChange(isOn ? [...values, value] : values.filter((each) => each !== value));
  const use = (): void => {
    onChange([...values, typed]);
    setQuery('');
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || typed === '') return;
    const [only] = found;
    if (found.length === 1 && only !== undefined) toggle(only.value, !values.includes(only.value));
    else if (isNew) use();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the boxes inside, which stay reachable by Tab
    <div className={c('root')} onKeyDown={(event) => walk(event, list.current)}>
      <div className={c('search')}>
        <TextField
          label={conditionText.searchValues}
          hideLabel
          placeholder={conditionText.searchValues}
          lead={<Search aria-hidden="true" />}
          value={query}
          onChange={setQuery}
          onKeyDown={enter}
        />
      </div>
      {lines.length === 0 && typed === '' ? <p className={c('words')}>{conditionText.noList}</p> : null}
      {found.length === 0 && typed !== '' && lines.length > 0 ? (
        <p className={c('words')}>{conditionText.noValues}</p>
      ) : null}
      <ul className={c('list')} ref={list}>
        {found.slice(0, shownAtOnce).map((line) => (
          <li key={line.value ?? '\u0000'} className={c('line')}>
            <Checkbox
              label={
                <span className={c('value')}>
                  <span className={c('name', line.value === null && 'missing')}>{nameOf(line.value)}</span>
                  <span className={c('count')}>{line.count === null ? '' : formatCount(line.count)}</span>
                </span>
              }
              checked={values.includes(line.value)}
              onChange={(isOn) => toggle(line.value, isOn)}
            />
          </li>
        ))}
      </ul>
      {found.length > shownAtOnce ? (
        <p className={c('words')}>{conditionText.moreValues(found.length - shownAtOnce)}</p>
      ) : null}
      <div className={c('foot')}>
        {isNew ? (
          <Button size="sm" onClick={use}>
            {conditionText.addValue(typed)}
          </Button>
        ) : null}
        {values.length === 0 ? null : (
          <Button size="sm" variant="ghost" onClick={() => onChange([])}>
            {conditionText.clearValues}
          </Button>
        )}
      </div>
    </div>
  );
}

interface Line {
  readonly value: Value;
  /** Null: not among the counted values. */
  readonly count: number | null;
}

/** The offered values, after those chosen that are not among them. */
function linesOf(values: readonly Value[], offered: ConditionColumn['values']): readonly Line[] {
  const known = new Set(offered.map((each) => each.value));
  return [...values.filter((value) => !known.has(value)).map((value) => ({ value, count: null })), ...offered];
}

const isFound = (typed: string, text: string): boolean => text.toLowerCase().includes(typed.toLowerCase());

function summaryOf(names: readonly string[]): string {
  const [first, second, ...more] = names;
  if (first === undefined) return conditionText.chooseValues;
  if (second === undefined) return first;
  return more.length === 0 ? `${first}, ${second}` : conditionText.valuesMore(`${first}, ${second}`, more.length);
}

/** From the search field into the list and back, and from box to box. */
function walk(event: KeyboardEvent<HTMLElement>, list: HTMLElement | null): void {
  const { key, target } = event;
  // The picker may stand inside a form, which Enter in a field would send.
  if (key === 'Enter' && !event.ctrlKey && !event.metaKey && target instanceof HTMLInputElement) event.preventDefault();
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || event.altKey || list === null) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')];
  const at = target instanceof HTMLInputElement ? boxes.indexOf(target) : -1;
  const next = boxes[at + (key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
