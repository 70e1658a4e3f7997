import { memo, type ReactNode } from 'react';
import { chartText } from '#text/charts.ts';
import { styleOf } from '../shared/styleOf.ts';
import { SparklineMarks } from '../sparkline/SparklineMarks.tsx';
import { describeCard } from './describeCard.ts';
import type { PlacedCard } from './layout.ts';
import sheet from './tree.module.css';

const c = styleOf(sheet);

export interface TreeCardMarksProps {
  readonly placed: PlacedCard;
  readonly selected: boolean;
  /** The one card that Tab reaches. */
  readonly active: boolean;
}

/**
 * One card as SVG. The chart listens for its events, by `data-card` and `data-toggle`.
 * The item and its picture are siblings: what is drawn in bits is said in one name.
 */
export const TreeCardMarks = memo(function TreeCardMarks({ placed, selected, active }: TreeCardMarksProps): ReactNode {
  const { card, parts, width, height } = placed;
  const known = placed.expanded === null ? {} : { 'aria-expanded': placed.expanded };
  return (
    <g
      className={c('card')}
      style={{ transform: `translate(${placed.x}px, ${placed.y}px)` }}
      data-card={card.id}
      data-selected={selected || undefined}
      data-missing={card.value === null || undefined}
    >
      <title>{[card.name, card.detail].filter(Boolean).join(': ')}</title>
      <g
        className={c('item')}
        role="treeitem"
        aria-label={describeCard(placed)}
        aria-level={placed.level}
        aria-posinset={placed.position}
        aria-setsize={placed.siblings}
        aria-selected={selected}
        tabIndex={active ? 0 : -1}
        {...known}
      >
        <rect className={c('hit')} width={width} height={height} rx={10} />
      </g>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group takes no focus; the name of the item says what it shows */}
      <g className={c('picture')} aria-hidden="true">
        <rect className={c('shadow')} x={-1} y={2} width={width + 2} height={height + 1} rx={11} />
        <rect className={c('ring')} x={-2} y={-2} width={width + 4} height={height + 4} rx={12} />
        <rect className={c('frame')} width={width} height={height} rx={10} />
        <Heading placed={placed} />
        <Figures placed={placed} />
        {parts.bar === null ? null : <ContributionBar bar={parts.bar} tone={card.contributionTone} />}
        {parts.note.map((line) => (
          <text key={line.y} className={c('small')} x={parts.padX} y={line.y}>
            {line.text}
          </text>
        ))}
        <TargetLine placed={placed} />
        <Toggle placed={placed} />
      </g>
    </g>
  );
});

function Heading({ placed: { card, parts, width } }: { readonly placed: PlacedCard }): ReactNode {
  return (
    <>
      {parts.name.map((line) => (
        <text key={line.y} className={c('name')} x={parts.padX} y={line.y}>
          {line.text}
        </text>
      ))}
      {card.owner === null ? null : (
        <g transform={`translate(${width - parts.padX - 10},21)`}>
          <circle className={c('owner')} r={10} />
          <text className={c('initials')} y={3.4}>
            {card.owner.initials}
          </text>
        </g>
      )}
    </>
  );
}

function Figures({ placed: { card, parts } }: { readonly placed: PlacedCard }): ReactNode {
  const { value, change, spark, padX } = parts;
  return (
    <>
      {value === null ? null : (
        <text x={padX} y={value.y}>
          <tspan className={c('value')} fontSize={value.size}>
            {value.text}
          </tspan>
          {value.unit === '' ? null : (
            <tspan className={c('unit')} dx={4}>
              {value.unit}
            </tspan>
          )}
        </text>
      )}
      {change === null ? null : (
        <text className={c('change')} data-tone={card.change?.tone} x={padX} y={change.y}>
          {change.text}
        </text>
      )}
      {spark === null ? null : (
        <g transform={`translate(${spark.x},${spark.y})`}>
          <SparklineMarks values={card.spark} width={spark.width} height={spark.height} />
        </g>
      )}
    </>
  );
}

interface BarProps {
  readonly bar: NonNullable<PlacedCard['parts']['bar']>;
  readonly tone: PlacedCard['card']['contributionTone'];
}

function ContributionBar({ bar, tone }: BarProps): ReactNode {
  const half = bar.width / 2;
  const length = Math.min(1, Math.abs(bar.share)) * half;
  const shown = bar.share === 0 ? 0 : Math.max(2, length);
  return (
    <g transform={`translate(${bar.x},${bar.y})`}>
      <rect className={c('track')} width={bar.width} height={4} rx={2} />
      <rect
        className={c('share')}
        data-tone={tone}
        x={bar.share < 0 ? half - shown : half}
        width={shown}
        height={4}
        rx={1.5}
      />
      <rect className={c('zero')} x={half - 0.5} y={-3} width={1} height={10} />
    </g>
  );
}

function TargetLine({ placed: { card, parts, width } }: { readonly placed: PlacedCard }): ReactNode {
  if (parts.target === null) return null;
  const { lineY, text, status } = parts.target;
  return (
    <>
      <line className={c('rule')} x1={parts.padX} x2={width - parts.padX} y1={lineY} y2={lineY} />
      <text className={c('small')} x={parts.padX} y={text.y}>
        {text.text}
      </text>
      <text className={c('status')} data-status={card.target?.status} x={width - parts.padX} y={text.y}>
        {status}
      </text>
    </>
  );
}

/** For the pointer; Space does it by keyboard and `aria-expanded` says it. */
function Toggle({ placed: { card, expanded, width, height } }: { readonly placed: PlacedCard }): ReactNode {
  if (expanded === null) return null;
  const label = expanded ? '−' : `+${card.hiddenCount}`;
  const pill = 16 + label.length * 6.5;
  return (
    <g
      className={c('toggle')}
      data-toggle={card.id}
      data-expanded={expanded}
      transform={`translate(${width / 2},${height})`}
    >
      <title>{expanded ? chartText.tree.collapse : chartText.tree.expand(card.hiddenCount)}</title>
      <rect className={c('hit')} x={-24} y={-18} width={48} height={36} />
      <rect className={c('pill')} x={-pill / 2} y={-9} width={pill} height={18} rx={9} />
      <text className={c('pillText')} y={3.8}>
        {label}
      </text>
    </g>
  );
}
