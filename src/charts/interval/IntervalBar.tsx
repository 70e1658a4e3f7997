import { type ReactNode, useMemo, useRef } from 'react';
import { styleOf } from '../shared/styleOf.ts';
import type { Tone } from '../shared/tone.ts';
import { useSize } from '../shared/useSize.ts';
import sheet from './interval.module.css';
import { type IntervalInput, layoutInterval } from './layout.ts';

export interface IntervalBarProps extends IntervalInput {
  /** All of it in words. */
  readonly label: string;
  /** "no change", "usual level". */
  readonly referenceText: string;
  readonly tone: Tone;
}

const c = styleOf(sheet);
const height = 34;
const middle = 22;

/** An interval, its number and what it is held against. */
export function IntervalBar({ low, high, at, reference, label, referenceText, tone }: IntervalBarProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box, { width: 360, height });
  const scene = useMemo(() => layoutInterval({ low, high, at, reference }, width), [low, high, at, reference, width]);
  const nudge = { start: -4, middle: 0, end: 4 }[scene.anchor];
  return (
    <div ref={box} className={c('box')}>
      <svg className={c('svg')} role="img" aria-label={label} width={width} height={height}>
        <line className={c('axis')} x1={0} x2={width} y1={middle} y2={middle} />
        <rect className={c('bar')} {...scene.bar} y={middle - 5} height={10} rx={3} />
        <line className={c('reference')} x1={scene.reference} x2={scene.reference} y1={middle - 9} y2={middle + 9} />
        <text className={c('text')} x={scene.reference + nudge} y={9} textAnchor={scene.anchor}>
          {referenceText}
        </text>
        <circle className={c('dot')} data-tone={tone} cx={scene.at} cy={middle} r={4.5} />
      </svg>
    </div>
  );
}
