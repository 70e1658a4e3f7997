import type { ReactNode } from 'react';
import { previousPeriod } from '#core/time/compare.ts';
import type { Comparison, DayRange, Grain } from '#core/time/period.ts';
import { grains } from '#core/time/period.ts';
import type { CompareWith, PeriodSettings } from '#state/views/settings.ts';
import { formatPeriod } from '#text/format.ts';
import { periodText } from '#text/period.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Popover } from '#ui/Popover.tsx';
import { Select } from '#ui/Select.tsx';
import { BaselinePane } from './BaselinePane.tsx';
import { CurrentPane } from './CurrentPane.tsx';
import sheet from './PeriodBar.module.css';

export interface PeriodBarProps {
  readonly settings: PeriodSettings;
  readonly extent: DayRange | null;
  readonly comparison: Comparison | null;
  readonly current: DayRange | null;
  readonly onChange: (settings: PeriodSettings, by: 'choice' | 'typing') => void;
}

const c = classes(sheet);

/** Grain, baseline → current, with the exact dates on the buttons. */
export function PeriodBar({ settings, extent, comparison, current, onChange }: PeriodBarProps): ReactNode {
  if (extent === null || current === null) {
    return <span className={c('note')}>{periodText.noDate}</span>;
  }
  const change = (part: Partial<PeriodSettings>, by: 'choice' | 'typing' = 'choice'): void =>
    onChange({ ...settings, ...part }, by);
  return (
    <div className={c('root')}>
      <Select<Grain>
        label={periodText.grain}
        hideLabel
        value={settings.grain}
        options={grains.map((grain) => ({ value: grain, label: periodText.grains[grain] }))}
        onChange={(grain) => change({ grain })}
      />
      <Popover
        label={periodText.chooseBaseline}
        trigger={
          <Button icon={<span className={c('swatch')} />}>
            <span className={c('kind')}>{periodText.baseline} </span>
            <b>{comparison === null ? periodText.noComparison : formatPeriod(comparison.baseline)}</b>
          </Button>
        }
      >
        <BaselinePane
          compareWith={settings.compareWith}
          baseline={comparison?.baseline ?? null}
          extent={extent}
          onCompareWith={(compareWith: CompareWith) =>
            change({
              compareWith,
              customBaseline:
                compareWith === 'custom' ? (comparison?.baseline ?? previousPeriod(current, settings.grain)) : null,
            })
          }
          onType={(customBaseline) => change({ compareWith: 'custom', customBaseline }, 'typing')}
        />
      </Popover>
      <span className={c('arrow')} aria-hidden="true">
        →
      </span>
      <Popover
        label={periodText.choosePeriod}
        trigger={
          <Button icon={<span className={c('swatch', 'current')} />}>
            <span className={c('kind')}>{periodText.current} </span>
            <b>{formatPeriod(current)}</b>
          </Button>
        }
      >
        <CurrentPane
          grain={settings.grain}
          current={current}
          extent={extent}
          onChoose={(range) => change({ current: range })}
          onType={(range) => change({ current: range }, 'typing')}
          onAll={() => change({ current: extent, compareWith: 'none' })}
        />
      </Popover>
    </div>
  );
}
