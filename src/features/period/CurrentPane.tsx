import type { ReactNode } from 'react';
import { bucketsOf } from '#core/time/buckets.ts';
import type { DayRange, Grain } from '#core/time/period.ts';
import { sameRange } from '#core/time/range.ts';
import { formatPeriod } from '#text/format.ts';
import { periodText } from '#text/period.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { DateRangeFields } from './DateRangeFields.tsx';
import sheet from './PeriodBar.module.css';

export interface CurrentPaneProps {
  readonly grain: Grain;
  readonly current: DayRange;
  readonly extent: DayRange;
  readonly onChoose: (range: DayRange) => void;
  readonly onType: (range: DayRange) => void;
  /** All days of the data, which leaves nothing to compare them with. */
  readonly onAll: () => void;
}

const c = classes(sheet);
const presetLimit = 60;

/** Exact dates, and the whole periods of the grain, newest first. */
export function CurrentPane({ grain, current, extent, onChoose, onType, onAll }: CurrentPaneProps): ReactNode {
  const presets = bucketsOf(extent, grain)
    .filter((bucket) => !bucket.partial)
    .reverse()
    .slice(0, presetLimit);
  return (
    <div className={c('pane')}>
      <DateRangeFields range={current} extent={extent} onChange={onType} />
      <div className={c('heading')}>{periodText.presets}</div>
      <div className={c('presets')}>
        <Button variant="ghost" size="sm" aria-pressed={sameRange(extent, current)} onClick={onAll}>
          {periodText.allData}
        </Button>
        {presets.map((bucket) => (
          <Button
            key={bucket.fromDay}
            variant="ghost"
            size="sm"
            aria-pressed={sameRange(bucket, current)}
            onClick={() => onChoose({ fromDay: bucket.fromDay, toDay: bucket.toDay })}
          >
            {formatPeriod(bucket)}
          </Button>
        ))}
      </div>
    </div>
  );
}
