import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import { chartText } from '#text/charts.ts';
import { styleOf } from '../shared/styleOf.ts';
import { useMeasure } from '../shared/useMeasure.ts';
import { useNarrow } from '../shared/useNarrow.ts';
import { useSize } from '../shared/useSize.ts';
import { layoutWaterfall, type WaterfallInput, type WaterfallRow, type WaterfallScene } from './layout.ts';
import sheet from './waterfall.module.css';

export interface WaterfallChartProps extends Omit<WaterfallInput, 'othersLabel'> {
  /** Says what is drawn: "Resolution rate, 78.4 % to 74.2 %". */
  readonly label: string;
  readonly selectedId?: string | null;
  /** Never called for the totals, nor for the row of others. */
  readonly onSelect?: (id: string) => void;
}

const c = styleOf(sheet);

/** Where a change is: from the baseline to the current value by contributions that sum to it. */
export function WaterfallChart(props: WaterfallChartProps): ReactNode {
  const { label, selectedId = null, onSelect } = props;
  const { baseline, current, items, formatChange, toneOf, formatTick, isDuration = false } = props;
  const root = useRef<HTMLElement>(null);
  const { width } = useSize(root, { width: 388, height: 200 });
  const rowHeight = useNarrow() ? 38 : 26;
  const measure = useMeasure();
  const scene = useMemo(() => {
    const input = { baseline, current, items, formatChange, toneOf, formatTick, isDuration };
    return layoutWaterfall({ ...input, othersLabel: chartText.waterfall.others }, { width, rowHeight }, measure);
  }, [baseline, current, items, formatChange, toneOf, formatTick, isDuration, width, rowHeight, measure]);
  return (
    <figure ref={root} className={c('root')} aria-label={label}>
      <svg width={scene.width} height={scene.height} className={c('svg')} role="none">
        <Axis scene={scene} />
        {scene.connectors.map((line) => (
          <line key={line.y1} className={c('connector')} x1={line.x} x2={line.x} y1={line.y1} y2={line.y2} />
        ))}
        {scene.rows.map((row) => (
          <RowMarks key={row.id} row={row} scene={scene} selected={row.id === selectedId} onSelect={onSelect} />
        ))}
      </svg>
    </figure>
  );
}

interface RowMarksProps {
  readonly row: WaterfallRow;
  readonly scene: WaterfallScene;
  readonly selected: boolean;
  readonly onSelect: ((id: string) => void) | undefined;
}

function RowMarks({ row, scene, selected, onSelect }: RowMarksProps): ReactNode {
  const marks = <RowPicture row={row} scene={scene} />;
  const title = row.label === row.fullLabel ? null : <title>{row.fullLabel}</title>;
  if (row.kind === 'total' || row.isOthers || onSelect === undefined) {
    return (
      <g transform={`translate(0,${row.y})`}>
        {title}
        {marks}
      </g>
    );
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onSelect(row.id);
  };
  return (
    <g transform={`translate(0,${row.y})`}>
      {title}
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no button element */}
      <g
        className={c('button')}
        role="button"
        tabIndex={0}
        aria-label={`${row.fullLabel} ${row.text}`}
        aria-pressed={selected}
        onClick={() => onSelect(row.id)}
        onKeyDown={press}
      >
        <rect className={c('hit')} x={-6} width={scene.width + 12} height={scene.rowHeight} rx={5} />
      </g>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group takes no focus; the name of the button says what it shows */}
      <g className={c('picture')} aria-hidden="true">
        {marks}
      </g>
    </g>
  );
}

const barHeight = 16;

function RowPicture({ row, scene }: { readonly row: WaterfallRow; readonly scene: WaterfallScene }): ReactNode {
  const middle = scene.rowHeight / 2;
  const top = middle - barHeight / 2;
  const isTotal = row.kind === 'total';
  return (
    <>
      <text className={c(isTotal ? 'totalText' : 'label')} y={middle + 4}>
        {row.label}
      </text>
      {row.kind === 'change' ? (
        <rect className={c('bar')} data-tone={row.tone} x={row.x} y={top} width={row.width} height={barHeight} rx={2} />
      ) : row.bar === null ? (
        <>
          <line className={c('leader')} x1={scene.axis.x1} x2={row.at} y1={middle} y2={middle} />
          <rect className={c('mark')} x={row.at - 2} y={top} width={4} height={barHeight} rx={2} />
        </>
      ) : (
        <rect className={c('total')} x={row.bar.x} y={top} width={row.bar.width} height={barHeight} rx={2} />
      )}
      <text
        className={c(isTotal ? 'totalText' : 'change')}
        data-tone={row.kind === 'change' ? row.tone : undefined}
        x={row.textX}
        y={middle + 4}
      >
        {row.text}
      </text>
    </>
  );
}

function Axis({ scene: { axis } }: { readonly scene: WaterfallScene }): ReactNode {
  const breakX = axis.x1 + 7;
  return (
    <g>
      {axis.ticks.map((tick) => (
        <g key={tick.text}>
          <line className={c('grid')} x1={tick.x} x2={tick.x} y1={0} y2={axis.y + 4} />
          <text className={c('tick')} x={tick.x} y={axis.y + 18}>
            {tick.text}
          </text>
        </g>
      ))}
      <line className={c('axis')} x1={axis.x1} x2={axis.x2} y1={axis.y} y2={axis.y} />
      {axis.broken ? (
        <g>
          <title>{chartText.waterfall.broken}</title>
          <rect className={c('gap')} x={breakX - 3} y={axis.y - 6} width={7} height={12} />
          <path className={c('break')} d={`M${breakX - 5},${axis.y + 5}l4,-10M${breakX + 1},${axis.y + 5}l4,-10`} />
        </g>
      ) : null}
    </g>
  );
}
