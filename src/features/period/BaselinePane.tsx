import type { ReactNode } from 'react';
import type { DayRange } from '#core/time/period.ts';
import { type CompareWith, compareWiths } from '#state/views/settings.ts';
import { periodText } from '#text/period.ts';
import { classes } from '#ui/classes.ts';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { DateRangeFields } from './DateRangeFields.tsx';
import sheet from './PeriodBar.module.css';

export interface BaselinePaneProps {
  readonly compareWith: CompareWith;
  readonly baseline: DayRange | null;
  readonly extent: DayRange;
  readonly onCompareWith: (compareWith: CompareWith) => void;
  readonly onType: (range: DayRange) => void;
}

const c = classes(sheet);

export function BaselinePane({ compareWith, baseline, extent, onCompareWith, onType }: BaselinePaneProps): ReactNode {
  return (
    <div className={c('pane')}>
      <RadioGroup<CompareWith>
        label={periodText.chooseBaseline}
        options={compareWiths.map((value) => ({ value, label: periodText.compareWiths[value] }))}
        value={compareWith}
        onChange={onCompareWith}
      />
      {baseline === null ? null : <DateRangeFields range={baseline} extent={extent} onChange={onType} />}
    </div>
  );
}
