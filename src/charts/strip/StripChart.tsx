import { type PointerEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { chartText } from '#text/charts.ts';
import { styleOf } from '../shared/styleOf.ts';
import { useMeasure } from '../shared/useMeasure.ts';
import { useSize } from '../shared/useSize.ts';
import { type OnRanges, useRangeDrag, type Which } from './gesture.ts';
import { layoutStrip, type StripInput, type StripScene } from './layout.ts';
import { RangeMarks } from './RangeMarks.tsx';
import { ReadOut, SignalList } from './ReadOut.tsx';
import { type BucketRange, sameRange } from './range.ts';
import { StripDotMark } from './StripDotMark.tsx';
import { StripReader } from './StripReader.tsx';
import sheet from './strip.module.css';

export interface StripChartProps extends Omit<StripInput, 'words'> {
  /** "Resolution rate by week". */
  readonly title: string;
  /** The dates of a range, for those who move it by keyboard. */
  readonly rangeText: (range: { readonly from: number; readonly to: number }) => string;
  readonly onChange: OnRanges;
  /** What the band is: "normal variation, from the 20 weeks before". Null where none is drawn. */
  readonly bandText: string | null;
  /** Buttons at the end of the title line. */
  readonly actions?: ReactNode;
}

const c = styleOf(sheet);

/** The series with its normal variation, its target, and the two periods, which are dragged on it. */
export function StripChart(props: StripChartProps): ReactNode {
  const {
    title,
    points,
    target,
    bounds,
    bandText,
    baseline,
    current,
    exact,
    formatTick,
    isDuration = false,
    rangeText,
    onChange,
    actions,
  } = props;
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box, { width: 1000, height: 124 });
  const measure = useMeasure();
  const ranges = useMemo(() => ({ baseline, current }), [baseline, current]);
  const drag = useRangeDrag(ranges, points.length, onChange);
  const [cursor, setCursor] = useState<number | null>(null);
  const { shown } = drag;
  const scene = useMemo(() => {
    // What is in hand moves by whole buckets.
    const kept = (which: Which): BucketRange | null =>
      sameRange(shown[which], ranges[which]) ? (exact?.[which] ?? null) : null;
    const own = { baseline: kept('baseline'), current: kept('current') };
    const input = {
      points,
      target,
      bounds,
      ...shown,
      exact: own,
      formatTick,
      isDuration,
      words: chartText.strip,
    };
    return layoutStrip(input, size, measure);
  }, [points, target, bounds, shown, ranges, exact, formatTick, isDuration, size, measure]);
  const heldRange = drag.held === null ? null : drag.shown[drag.held];
  const point = (event: PointerEvent<SVGElement>): void => {
    drag.move(event);
    setCursor(bucketAt(event, scene, points.length));
  };
  return (
    <figure className={c('root')} aria-label={title}>
      <figcaption className={c('head')}>
        <span className={c('title')}>{title}</span>
        {heldRange === null ? (
          <ReadOut point={cursor === null ? undefined : points[cursor]} points={points} bandText={bandText} />
        ) : (
          <span className={c('readOut')}>
            {drag.held === null ? null : chartText.strip[drag.held]} <b>{rangeText(heldRange)}</b>
          </span>
        )}
        {actions}
      </figcaption>
      <SignalList points={points} />
      <div ref={box} className={c('box')}>
        <svg
          className={c('svg')}
          width={scene.width}
          height={scene.height}
          role="none"
          onPointerMove={point}
          onPointerLeave={() => setCursor(null)}
          onPointerUp={drag.end}
          onPointerCancel={drag.cancel}
        >
          <Ground scene={scene} />
          {scene.ranges.map((range) => (
            <RangeMarks key={range.which} {...{ range, scene, drag, rangeText, count: points.length }} />
          ))}
          <Series scene={scene} cursor={cursor} />
          <StripReader points={points} scene={scene} cursor={cursor} onCursor={setCursor} />
        </svg>
      </div>
    </figure>
  );
}

/** Everything that lies under the ranges. */
function Ground({ scene }: { readonly scene: StripScene }): ReactNode {
  const { plot, band, target } = scene;
  const hatch = useId();
  const right = plot.x + plot.width;
  return (
    <g>
      <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={c('hatch')} width={2} height={6} />
      </pattern>
      <path className={c('band')} d={band} />
      {scene.yTicks.map((tick) => (
        <g key={tick.text}>
          <line className={c('grid')} x1={plot.x} x2={right} y1={tick.y} y2={tick.y} />
          <text className={c('yTick')} x={plot.x - 8} y={tick.y + 4}>
            {tick.text}
          </text>
        </g>
      ))}
      {scene.xTicks.map((tick) => (
        <text key={tick.x} className={c('xTick')} x={tick.x} y={scene.height - 6}>
          {tick.text}
        </text>
      ))}
      {scene.immature.map((run) => (
        <g key={run.x}>
          <rect fill={`url(#${hatch})`} x={run.x} width={run.width} y={plot.y} height={plot.height} />
          <title>{chartText.strip.immature}</title>
        </g>
      ))}
      {target === null ? null : (
        <>
          <line className={c('target')} x1={plot.x} x2={right} y1={target.y} y2={target.y} />
          <text className={c('targetText')} x={plot.x + 4} y={target.labelY}>
            {chartText.strip.target}
          </text>
        </>
      )}
    </g>
  );
}

function Series({ scene, cursor }: { readonly scene: StripScene; readonly cursor: number | null }): ReactNode {
  const read = scene.dots.find((dot) => dot.index === cursor);
  return (
    <g className={c('passive')}>
      {read === undefined ? null : (
        <line className={c('cursor')} x1={read.x} x2={read.x} y1={scene.plot.y} y2={scene.plot.y + scene.plot.height} />
      )}
      <path className={c('line')} d={scene.line} />
      {scene.dots
        .filter((dot) => dot.look !== 'usual' || dot === read || scene.step >= 7)
        .map((dot) => (
          <StripDotMark key={dot.index} dot={dot} step={scene.step} isRead={dot === read} />
        ))}
    </g>
  );
}

function bucketAt(event: PointerEvent<SVGElement>, scene: StripScene, count: number): number | null {
  const x = event.clientX - event.currentTarget.getBoundingClientRect().left - scene.plot.x;
  const index = Math.floor(x / scene.step);
  return index >= 0 && index < count ? index : null;
}
