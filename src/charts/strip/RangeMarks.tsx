import type { KeyboardEvent, ReactNode } from 'react';
import { chartText } from '#text/charts.ts';
import { styleOf } from '../shared/styleOf.ts';
import type { RangeDrag } from './gesture.ts';
import type { StripRange, StripScene } from './layout.ts';
import type { RangePart } from './range.ts';
import sheet from './strip.module.css';

export interface RangeMarksProps {
  readonly range: StripRange;
  readonly scene: StripScene;
  readonly drag: RangeDrag;
  readonly rangeText: (range: StripRange['range']) => string;
  readonly count: number;
}

const c = styleOf(sheet);
const reach = 22;

/** One period on the strip: its body moves it, its two grips resize it. Baseline grips sit higher, so that neighbours never cover one another. */
export function RangeMarks({ range, scene, drag, rangeText, count }: RangeMarksProps): ReactNode {
  const { which, x, width } = range;
  const { plot } = scene;
  const name = chartText.strip[which];
  const label = scene.rangeLabels.find((each) => each.which === which);
  const gripY = plot.y + plot.height * (which === 'baseline' ? 0.12 : 0.54);
  const grip = { y: gripY, height: plot.height * 0.34 };
  const part = (kind: RangePart, text: string): PartProps => ({
    kind,
    text,
    range,
    drag,
    rangeText,
    count,
    step: scene.step,
  });
  return (
    <g className={c('range')} data-which={which}>
      <Part {...part('body', chartText.strip.move(name))}>
        <rect className={c('body')} x={x} y={plot.y} width={width} height={plot.height} />
        <rect className={c('cap')} x={x} y={plot.y - 1} width={width} height={3} />
      </Part>
      {label === undefined ? null : (
        <text className={c('rangeText')} x={label.x} y={plot.y - 7}>
          {label.text}
        </text>
      )}
      <Part {...part('start', chartText.strip.start(name))}>
        <rect className={c('hit')} x={x - reach} {...grip} width={reach + 5} />
        <rect className={c('grip')} x={x - 2.5} y={gripY + grip.height / 2 - 11} width={5} height={22} rx={2.5} />
      </Part>
      <Part {...part('end', chartText.strip.end(name))}>
        <rect className={c('hit')} x={x + width - 5} {...grip} width={reach + 5} />
        <rect
          className={c('grip')}
          x={x + width - 2.5}
          y={gripY + grip.height / 2 - 11}
          width={5}
          height={22}
          rx={2.5}
        />
      </Part>
    </g>
  );
}

interface PartProps {
  readonly kind: RangePart;
  readonly text: string;
  readonly range: StripRange;
  readonly drag: RangeDrag;
  readonly rangeText: (range: StripRange['range']) => string;
  readonly count: number;
  readonly step: number;
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 4,
  PageDown: -4,
};

function Part({
  kind,
  text,
  range,
  drag,
  rangeText,
  count,
  step,
  children,
}: PartProps & { readonly children: ReactNode }): ReactNode {
  const { which } = range;
  const at = kind === 'end' ? range.range.to : range.range.from;
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'Home' ? -count : event.key === 'End' ? count : steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    drag.nudge(which, kind, by);
  };
  return (
    <g
      className={c(kind === 'body' ? 'mover' : 'resizer')}
      role="slider"
      tabIndex={0}
      aria-label={text}
      aria-valuemin={0}
      aria-valuemax={count}
      aria-valuenow={at}
      aria-valuetext={rangeText(range.range)}
      onKeyDown={press}
      onPointerDown={(event) => drag.start(event, which, kind, step)}
    >
      {children}
    </g>
  );
}
