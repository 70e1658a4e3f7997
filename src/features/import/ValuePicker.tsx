import { ChevronDown, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { formatCount } from '#text/format.ts';
import { outcomesText } from '#text/import.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { classes } from '#ui/classes.ts';
import { Popover } from '#ui/Popover.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { RuleColumn } from './alternativeRules.ts';
import sheet from './ValuePicker.module.css';

type Value = string | null;

export interface ValuePickerProps {
  readonly label: string;
  readonly values: readonly Value[];
  /** With their counts, the commonest first; empty where there are too many. */
  readonly offered: RuleColumn['values'];
  readonly onChange: (values: readonly Value[]) => void;
}

const c = classes(sheet);
const shownAtOnce = 200;

/** Any number of a column's values, found by typing; arrow keys walk the list. */
export function ValuePicker({ label, values, offered, onChange }: ValuePickerProps): ReactNode {
  return (
    <Popover
      label={label}
      flush
      trigger={
        <Button className={c('trigger')} aria-label={`${label}: ${summaryOf(values)}`}>
          <span className={c('summary', values.length === 0 && 'none')}>{summaryOf(values)}</span>
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      <Picker {...{ label, values, offered, onChange }} />
    </Popover>
  );
}

function Picker({ values, offered, onChange }: ValuePickerProps): ReactNode {
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const typed = query.trim();
  const lines = linesOf(values, offered);
  const found = lines.filter((line) => nameOf(line.value).toLowerCase().includes(typed.toLowerCase()));
  const isNew = typed !== '' && !lines.some((line) => line.value === typed);
  const toggle = (value: Value, isOn: boolean): void =>
    onChange(isOn ? [...values, value] : values.filter((each) => each !== value));
  const use = (): void => {
    onChange([...values, typed]);
    setQuery('');
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || typed === '') return;
    event.preventDefault();
    const [only] = found;
    if (found.length === 1 && only !== undefined) toggle(only.value, !values.includes(only.value));
    else if (isNew) use();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the boxes inside, which stay reachable by Tab
    <div className={c('root')} onKeyDown={(event) => walk(event, list.current)}>
      <div className={c('search')}>
        <TextField
          label={outcomesText.searchValues}
          hideLabel
          placeholder={outcomesText.searchValues}
          lead={<Search aria-hidden="true" />}
          value={query}
          onChange={setQuery}
          onKeyDown={enter}
        />
      </div>
      {lines.length === 0 && typed === '' ? <p className={c('words')}>{outcomesText.noList}</p> : null}
      {found.length === 0 && typed !== '' && lines.length > 0 ? (
        <p className={c('words')}>{outcomesText.noValues}</p>
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
        <p className={c('words')}>{outcomesText.moreValues(found.length - shownAtOnce)}</p>
      ) : null}
      <div className={c('foot')}>
        {isNew ? (
          <Button size="sm" onClick={use}>
            {outcomesText.addValue(typed)}
          </Button>
        ) : null}
        {values.length === 0 ? null : (
          <Button size="sm" variant="ghost" onClick={() => onChange([])}>
            {outcomesText.clearValues}
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
function linesOf(values: readonly Value[], offered: RuleColumn['values']): readonly Line[] {
  const known = new Set(offered.map((each) => each.value));
  return [...values.filter((value) => !known.has(value)).map((value) => ({ value, count: null })), ...offered];
}

const nameOf = (value: Value): string => value ?? outcomesText.missingValue;

function summaryOf(values: readonly Value[]): string {
  const [first, second, ...more] = values.map(nameOf);
  if (first === undefined) return outcomesText.chooseValues;
  if (second === undefined) return first;
  return more.length === 0 ? `${first}, ${second}` : outcomesText.valuesMore(`${first}, ${second}`, more.length);
}

/** From the search field into the list and back, and from box to box. */
function walk(event: KeyboardEvent<HTMLElement>, list: HTMLElement | null): void {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.altKey || list === null) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')];
  const at = boxes.findIndex((box) => box === event.target);
  const next = boxes[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
