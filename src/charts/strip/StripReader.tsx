import type { KeyboardEvent, ReactNode } from 'react';
import { chartText } from '#text/charts.ts';
import { styleOf } from '../shared/styleOf.ts';
import type { StripPoint, StripScene } from './layout.ts';
import { notesOf } from './ReadOut.tsx';
import sheet from './strip.module.css';

export interface StripReaderProps {
  readonly points: readonly StripPoint[];
  readonly scene: StripScene;
  readonly cursor: number | null;
  readonly onCursor: (index: number | null) => void;
}

const c = styleOf(sheet);

/** What hovering reads out, by keyboard: the arrows move from bucket to bucket. */
export function StripReader({ points, scene, cursor, onCursor }: StripReaderProps): ReactNode {
  const last = points.length - 1;
  const at = cursor ?? last;
  const point = points[at];
  const press = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onCursor(Math.min(last, Math.max(0, to)));
  };
  if (point === undefined) return null;
  return (
    <g
      className={c('reader')}
      role="slider"
      tabIndex={0}
      aria-label={chartText.strip.read}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={[`${point.name}: ${point.text}`, ...notesOf(point)].join(', ')}
      onKeyDown={press}
      onFocus={() => onCursor(at)}
      onBlur={() => onCursor(null)}
    >
      <rect
        x={scene.plot.x - 2}
        y={scene.plot.y - 2}
        width={scene.plot.width + 4}
        height={scene.plot.height + 4}
        rx={4}
      />
    </g>
  );
}
