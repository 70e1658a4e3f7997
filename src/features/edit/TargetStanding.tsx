import type { ReactNode } from 'react';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Metric, Target } from '#core/model/schema.ts';
import { readTarget, type TargetStatus } from '#core/target/readTarget.ts';
import type { DayRange } from '#core/time/period.ts';
import { gapText, targetText } from '#text/edit.ts';
import { formatPeriod, formatValue } from '#text/format.ts';
import { missingText } from '#text/missing.ts';
import { Chip, type ChipTone } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import sheet from './EditPanel.module.css';

export interface TargetStandingProps {
  readonly doc: Doc;
  readonly metric: Metric;
  readonly value: NodeValue;
  readonly target: Target;
  /** It is only being typed. */
  readonly isDraft: boolean;
  /** Null: all of the data. */
  readonly period: DayRange | null;
}

const c = classes(sheet);
const tones = { met: 'better', near: 'warn', missed: 'worse' } as const satisfies Record<TargetStatus, ChipTone>;

/** The number, whether it meets the target, and the gap in words. */
export function TargetStanding({ doc, metric, value, target, isDraft, period }: TargetStandingProps): ReactNode {
  const { unit, direction } = metric;
  if (value.kind === 'missing')
    return <p className={c('note')}>{targetText.noNumber(missingText(value.reason, doc))}</p>;
  const reading = readTarget(value.value, target, direction);
  return (
    <div className={c('standing')} role="status">
      <div className={c('row')}>
        <strong className={c('value')}>{formatValue(value.value, unit)}</strong>
        <Chip tone={tones[reading.status]}>{targetText.statuses[reading.status]}</Chip>
        {isDraft ? <span className={c('note')}>{targetText.would}</span> : null}
      </div>
      <p>{gapText(reading, value.value, target, unit, direction)}</p>
      {period === null ? null : <p className={c('note')}>{targetText.period(formatPeriod(period))}</p>}
    </div>
  );
}
