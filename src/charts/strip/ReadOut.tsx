import type { ReactNode } from 'react';
import { chartText } from '#text/charts.ts';
import { styleOf } from '../shared/styleOf.ts';
import type { StripPoint, StripSignal } from './layout.ts';
import { signalPath } from './StripDotMark.tsx';
import sheet from './strip.module.css';

export interface ReadOutProps {
  readonly point: StripPoint | undefined;
  readonly points: readonly StripPoint[];
  readonly bandText: string | null;
}

const c = styleOf(sheet);
const words = chartText.strip;

/** The bucket under the pointer in words; else what the marks mean. */
export function ReadOut({ point, points, bandText }: ReadOutProps): ReactNode {
  if (point !== undefined) {
    return (
      <span className={c('readOut')}>
        {point.name} <b>{point.text}</b>
        {notesOf(point).map((note) => ` · ${note}`)}
      </span>
    );
  }
  const has = (look: StripSignal['look']): boolean => points.some(({ signal }) => signal?.look === look);
  return (
    <span className={c('key')}>
      {bandText === null ? null : (
        <>
          <i className={c('keyBand')} />
          <span className={c('keyText')}>{bandText}</span>
          {has('outside') ? <Mark look="outside" text={words.outside} /> : null}
          {has('pattern') ? <Mark look="pattern" text={words.pattern} /> : null}
        </>
      )}
    </span>
  );
}

/** What else there is to say of a bucket. */
export function notesOf({ mature, signal }: StripPoint): readonly string[] {
  if (!mature) return [words.immature];
  return signal === null ? [] : [signal.text];
}

/** The signals for those who do not see the marks. */
export function SignalList({ points }: Pick<ReadOutProps, 'points'>): ReactNode {
  const signals = points.flatMap(({ mature, name, signal }) =>
    mature && signal !== null ? [`${name}, ${signal.text}`] : [],
  );
  return signals.length === 0 ? null : <p className={c('hidden')}>{words.signals(signals)}</p>;
}

function Mark({ look, text }: { readonly look: StripSignal['look']; readonly text: string }): ReactNode {
  return (
    <>
      <svg className={c('keyMark')} aria-hidden="true" viewBox="0 0 10 10">
        <path d={signalPath(look, 'above', 5, 5, 4.6)} />
      </svg>
      <span className={c('keyText')}>{text}</span>
    </>
  );
}
