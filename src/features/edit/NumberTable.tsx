import type { ReactNode } from 'react';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Direction, MetricUnit } from '#core/model/schema.ts';
import { previewText } from '#text/edit.ts';
import { formatChange, formatValue, toneOf } from '#text/format.ts';
import { missingText } from '#text/missing.ts';
import { classes } from '#ui/classes.ts';
import sheet from './NumberTable.module.css';
import type { PeriodNumbers } from './usePreview.ts';

export interface NumberLine {
  readonly id: string;
  readonly label: string;
  /** Null: not counted yet. */
  readonly numbers: PeriodNumbers | null;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  /** What the numbers are of: names the nodes of a reason. */
  readonly doc: Doc;
  readonly isStrong?: boolean;
}

export interface NumberTableProps {
  readonly caption: string;
  readonly lines: readonly NumberLine[];
  /** Without a comparison there is one column. */
  readonly isCompared: boolean;
  /** Numbers of before, while new ones are counted. */
  readonly isStale: boolean;
}

const c = classes(sheet);

/** Numbers of both periods side by side, with the change and the reason where there is none. */
export function NumberTable({ caption, lines, isCompared, isStale }: NumberTableProps): ReactNode {
  const reasons = new Set(lines.flatMap(({ numbers, doc }) => reasonsOf(numbers, doc)));
  return (
    <div className={c('root', isStale && 'stale')} aria-busy={isStale}>
      <table className={c('table')}>
        <caption className={c('caption')}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={c('corner')}>
              {previewText.of}
            </th>
            {isCompared ? <th scope="col">{previewText.baseline}</th> : null}
            <th scope="col">{previewText.current}</th>
            {isCompared ? <th scope="col">{previewText.change}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} isCompared={isCompared} />
          ))}
        </tbody>
      </table>
      {[...reasons].map((reason) => (
        <p key={reason} className={c('reason')}>
          {previewText.noDataBecause(reason)}
        </p>
      ))}
    </div>
  );
}

function Line({ line, isCompared }: { readonly line: NumberLine; readonly isCompared: boolean }): ReactNode {
  const { numbers, unit, direction } = line;
  return (
    <tr className={c(line.isStrong === true && 'strong')}>
      <th scope="row">{line.label}</th>
      {isCompared ? <td>{valueText(numbers?.baseline ?? null, unit)}</td> : null}
      <td>{valueText(numbers?.current ?? null, unit)}</td>
      {isCompared ? <Change numbers={numbers} unit={unit} direction={direction} /> : null}
    </tr>
  );
}

function Change({ numbers, unit, direction }: Pick<NumberLine, 'numbers' | 'unit' | 'direction'>): ReactNode {
  const before = numbers?.baseline;
  const now = numbers?.current;
  if (before?.kind !== 'value' || now?.kind !== 'value') return <td>–</td>;
  const change = now.value - before.value;
  const tone = toneOf(change, direction);
  const text = formatChange(change, unit, 'short');
  return <td className={c(tone)}>{tone === 'flat' ? text : previewText.withTone(text, tone)}</td>;
}

function valueText(value: NodeValue | null, unit: MetricUnit): string {
  if (value === null) return '…';
  return value.kind === 'value' ? formatValue(value.value, unit) : previewText.noData;
}

function reasonsOf(numbers: PeriodNumbers | null, doc: Doc): readonly string[] {
  const values = numbers === null ? [] : [numbers.current, ...(numbers.baseline === null ? [] : [numbers.baseline])];
  return values.flatMap((value) => (value.kind === 'missing' ? [missingText(value.reason, doc)] : []));
}
