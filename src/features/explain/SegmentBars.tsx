import type { ReactNode } from 'react';
import { SegmentBar, SegmentBarKey } from '#charts/segments/SegmentBar.tsx';
import { foldRows, largestRows, leastN } from '#core/contribution/foldRows.ts';
import type { SegmentSplit, TagSplit } from '#core/contribution/ledger.ts';
import type { Metric } from '#core/model/schema.ts';
import { ExactChange } from '#features/shared/ExactChange.tsx';
import { exactTone, formatExactChange } from '#text/exact.ts';
import { explainText } from '#text/explain.ts';
import { tagText } from '#text/place.ts';
import { classes } from '#ui/classes.ts';
import sheet from './SegmentBars.module.css';

export interface SegmentBarsProps {
  /** Of tags the rows overlap: the rest is not put together. */
  readonly split: SegmentSplit | TagSplit;
  readonly dimension: string;
  readonly metric: Metric;
  readonly onDrill: (value: string | null) => void;
}

const c = classes(sheet);
const mostRows = 6;

/** The segments of one dimension that carry most of the change, rate and mix apart; the rest is one line. */
export function SegmentBars({ split, dimension, metric, onDrill }: SegmentBarsProps): ReactNode {
  const { unit, direction } = metric;
  const isTags = 'pairs' in split;
  const folded = isTags
    ? { rows: largestRows(split, mostRows, leastN), others: null }
    : foldRows(split, mostRows, leastN);
  const others = folded.others === null ? [] : [{ ...folded.others, value: null }];
  const most = Math.max(...[...folded.rows, ...others].map(({ rate, mix }) => Math.abs(rate) + Math.abs(mix)));
  const bar = (name: string, { rate, mix }: { readonly rate: number; readonly mix: number }): ReactNode => (
    <SegmentBar
      rate={rate}
      mix={mix}
      most={most}
      rateTone={exactTone(rate, unit, direction)}
      mixTone={exactTone(mix, unit, direction)}
      label={
        split.kind === 'total'
          ? explainText.totalBar(name, formatExactChange(rate, unit))
          : explainText.bar(name, formatExactChange(rate, unit), formatExactChange(mix, unit))
      }
    />
  );
  return (
    <section className={c('root')}>
      <div className={c('head')}>
        <h3 className={c('heading')}>{explainText.byDimension(dimension)}</h3>
        {split.kind === 'rate' ? <SegmentBarKey rate={explainText.rate} mix={explainText.mix} /> : null}
      </div>
      <ul className={c('rows')}>
        {folded.rows.map((row) => {
          const name = isTags ? tagText(row.value) : (row.value ?? explainText.missing);
          return (
            <li key={row.value === null ? 'missing' : `value:${row.value}`} className={c('row')}>
              <button
                type="button"
                className={c('name', row.value === null && 'missing')}
                title={explainText.drillInto(isTags ? `conversations ${name}` : name)}
                onClick={() => onDrill(row.value)}
              >
                {name}
              </button>
              {bar(name, row)}
              <ExactChange className={c('part')} value={row.contribution} unit={unit} direction={direction} />
            </li>
          );
        })}
        {folded.others === null ? null : (
          <li className={c('row')}>
            <span className={c('others')}>{explainText.others(folded.others.count)}</span>
            {bar(explainText.others(folded.others.count), folded.others)}
            <ExactChange className={c('part')} value={folded.others.contribution} unit={unit} direction={direction} />
          </li>
        )}
      </ul>
      {isTags ? <p className={c('note')}>{explainText.tagsOverlap}</p> : null}
    </section>
  );
}
