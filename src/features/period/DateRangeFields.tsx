import { type ReactNode, useEffect, useState } from 'react';
import { isoDay, parseIsoDay } from '#core/time/iso-day.ts';
import type { DayRange } from '#core/time/period.ts';
import { intersect, isInside } from '#core/time/range.ts';
import { formatPeriod } from '#text/format.ts';
import { periodText } from '#text/period.ts';
import { classes } from '#ui/classes.ts';
import { TextField } from '#ui/TextField.tsx';
import sheet from './PeriodBar.module.css';

export interface DateRangeFieldsProps {
  readonly range: DayRange;
  readonly extent: DayRange;
  readonly onChange: (range: DayRange) => void;
}

const c = classes(sheet);

/** First and last day, both included, as people say them; the range itself is half-open. */
export function DateRangeFields({ range, extent, onChange }: DateRangeFieldsProps): ReactNode {
  const [from, setFrom] = useState(isoDay(range.fromDay));
  const [last, setLast] = useState(isoDay(range.toDay - 1));
  useEffect(() => {
    setFrom(isoDay(range.fromDay));
    setLast(isoDay(range.toDay - 1));
  }, [range.fromDay, range.toDay]);
  const change = (nextFrom: string, nextLast: string): void => {
    setFrom(nextFrom);
    setLast(nextLast);
    const next = rangeOf(nextFrom, nextLast);
    if (next !== null && intersect(next, extent) !== null) onChange(next);
  };
  return (
    <div>
      <div className={c('dates')}>
        <TextField type="date" label={periodText.from} value={from} onChange={(text) => change(text, last)} />
        <TextField
          type="date"
          label={periodText.lastDay}
          value={last}
          onChange={(text) => change(from, text)}
          error={problemOf(from, last, extent)}
        />
      </div>
      <p className={c('note')}>{noteOf(range, extent)}</p>
    </div>
  );
}

function rangeOf(from: string, last: string): DayRange | null {
  const fromDay = parseIsoDay(from);
  const lastDay = parseIsoDay(last);
  return fromDay === null || lastDay === null || lastDay < fromDay ? null : { fromDay, toDay: lastDay + 1 };
}

function problemOf(from: string, last: string, extent: DayRange): string | null {
  const range = rangeOf(from, last);
  if (range === null) return periodText.invalidDates;
  return intersect(range, extent) === null ? periodText.outsideData(formatPeriod(extent)) : null;
}

const noteOf = (range: DayRange, extent: DayRange): string =>
  isInside(range, extent) ? periodText.dataHolds(formatPeriod(extent)) : periodText.partly;
