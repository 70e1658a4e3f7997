import { type ReactNode, useMemo, useState } from 'react';
import { leastN } from '#core/contribution/foldRows.ts';
import type { SegmentSplit } from '#core/contribution/ledger.ts';
import { workingOfSegment } from '#core/contribution/workingOfSegment.ts';
import type { Direction, MetricUnit } from '#core/model/schema.ts';
import { ExactChange } from '#features/shared/ExactChange.tsx';
import { formatExact } from '#text/exact.ts';
import { explainText } from '#text/explain.ts';
import { formatCount, formatShare } from '#text/format.ts';
import { tagText } from '#text/place.ts';
import { renderWorking, type WorkingLine } from '#text/steps.ts';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import { Popover } from '#ui/Popover.tsx';
import { Table, type TableColumn, type TableSort } from '#ui/Table.tsx';
import sheet from './SegmentTable.module.css';
import { type SegmentLine, type ShownSplit, segmentLines, shareOfChange, sortLines } from './segmentLines.ts';
import { rowInterval, type SegmentNoise } from './segmentNoise.ts';

export interface SegmentTableProps {
  readonly split: ShownSplit;
  /** What a segment is a part of, unfolded: a working divides by all of it. */
  readonly wholeOf: (value: string | null) => SegmentSplit | null;
  /** Of all rows together; null where they overlap and have no sum. */
  readonly sums: Pick<SegmentSplit, 'rate' | 'mix'> | null;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  /** Null where the segments are not tested: only shares are. */
  readonly noise: SegmentNoise | null;
  /** Null for values that can't be drilled into. */
  readonly onDrill: (value: string | null) => void;
  /** Of tags: into the rows that lack one. */
  readonly onWithout: ((value: string | null) => void) | null;
  /** Shows more of the folded rows. */
  readonly onUnfold: () => void;
}

const c = classes(sheet);

/** Segments with their effects. The footer holds the sums, which are the change exactly; tags have none. */
export function SegmentTable(props: SegmentTableProps): ReactNode {
  const { split, wholeOf, sums, noise, unit, direction, onDrill, onWithout, onUnfold } = props;
  const footer = (content: ReactNode): { readonly footer?: ReactNode } => (sums === null ? {} : { footer: content });
  const [sort, setSort] = useState<TableSort>({ columnId: 'contribution', direction: 'descending' });
  const lines = useMemo(() => sortLines(segmentLines(split), sort), [split, sort]);
  const effect = (value: number): ReactNode => <ExactChange value={value} unit={unit} direction={direction} />;
  const columns: readonly TableColumn<SegmentLine>[] = [
    {
      id: 'value',
      header: sums === null ? explainText.tag : explainText.segment,
      sortable: true,
      isRowHeader: true,
      cell: (line) => <Name line={line} onDrill={onDrill} onWithout={onWithout} onUnfold={onUnfold} />,
      ...footer(explainText.total),
    },
    {
      id: 'contribution',
      header: explainText.contribution,
      align: 'end',
      sortable: true,
      cell: (line) =>
        line.kind === 'others' ? (
          <b>{effect(line.contribution)}</b>
        ) : (
          <Part {...{ whole: wholeOf(line.value), noise, line, unit }}>{effect(line.contribution)}</Part>
        ),
      ...footer(effect(split.change)),
    },
    ...(noise === null ? [] : [noiseColumn(noise)]),
    ...(split.kind === 'rate' ? effectColumns(sums, effect) : []),
    {
      id: 'before',
      header: explainText.before,
      align: 'end',
      sortable: true,
      cell: (line) => <Level line={line} side="baseline" unit={unit} noise={noise} />,
      ...footer(formatExact(split.baseline, unit)),
    },
    {
      id: 'after',
      header: explainText.after,
      align: 'end',
      sortable: true,
      cell: (line) => <Level line={line} side="current" unit={unit} noise={noise} />,
      ...footer(formatExact(split.current, unit)),
    },
    {
      id: 'n',
      header: explainText.rows,
      align: 'end',
      sortable: true,
      cell: ({ n }) => `${formatCount(n.baseline)} → ${formatCount(n.current)}`,
    },
    {
      id: 'share',
      header: explainText.share,
      align: 'end',
      sortable: true,
      cell: (line) => <Share share={shareOfChange(split, line.contribution)} />,
      ...footer(<Share share={shareOfChange(split, split.change)} />),
    },
  ];
  return (
    <div className={c('root')}>
      <Table
        caption={explainText.bySegment}
        density="compact"
        framed
        columns={columns}
        rows={lines}
        rowKey={(line) => line.key}
        sort={sort}
        onSort={setSort}
      />
      {noise === null ? null : <p className={c('note')}>{explainText.tested(noise.tested.size, noise.beyond)}</p>}
      {split.others === null ? null : <p className={c('note')}>{explainText.leftOut(split.others.count)}</p>}
      {lines.some(isSmall) ? <p className={c('note')}>{explainText.smallN(leastN)}</p> : null}
      {shareOfChange(split, split.change) === null ? <p className={c('note')}>{explainText.noShare}</p> : null}
    </div>
  );
}

/** Whether a segment's own level moved beyond noise, all segments shown being tested. */
function noiseColumn({ tested }: SegmentNoise): TableColumn<SegmentLine> {
  return {
    id: 'noise',
    header: explainText.noise,
    cell: (line) => {
      const found = line.kind === 'others' ? undefined : tested.get(line.value);
      if (found === undefined) return <span className={c('others')}>{explainText.untested}</span>;
      const text = explainText.qValue(found.q);
      return found.isBeyond ? (
        <b title={text}>{explainText.beyond}</b>
      ) : (
        <span className={c('others')} title={text}>
          {explainText.within}
        </span>
      );
    },
  };
}

interface LevelProps {
  readonly line: SegmentLine;
  readonly side: 'baseline' | 'current';
  readonly unit: MetricUnit;
  readonly noise: SegmentNoise | null;
}

/** A segment's number in a period, with its interval. */
function Level({ line, side, unit, noise }: LevelProps): ReactNode {
  const value = side === 'baseline' ? line.before : line.after;
  if (value === null) return '–';
  const interval = noise === null ? null : rowInterval(line, side, noise.sigmaZ);
  return <span title={interval === null ? undefined : explainText.wilson(interval)}>{formatExact(value, unit)}</span>;
}

function effectColumns(
  sums: SegmentTableProps['sums'],
  effect: (value: number) => ReactNode,
): readonly TableColumn<SegmentLine>[] {
  return [
    {
      id: 'rate',
      header: explainText.rate,
      align: 'end',
      sortable: true,
      cell: (line) => effect(line.rate),
      ...(sums === null ? {} : { footer: effect(sums.rate) }),
    },
    {
      id: 'mix',
      header: explainText.mix,
      align: 'end',
      sortable: true,
      cell: (line) => effect(line.mix),
      ...(sums === null ? {} : { footer: effect(sums.mix) }),
    },
  ];
}

interface NameProps extends Pick<SegmentTableProps, 'onDrill' | 'onWithout' | 'onUnfold'> {
  readonly line: SegmentLine;
}

function Name({ line, onDrill, onWithout, onUnfold }: NameProps): ReactNode {
  const few = isSmall(line) ? (
    <Chip tone="warn" shape="tag">
      {explainText.few}
    </Chip>
  ) : null;
  if (line.kind === 'others') {
    return (
      <span className={c('name')}>
        <button type="button" className={c('others')} title={explainText.unfold} onClick={onUnfold}>
          {explainText.others(line.count)}
        </button>
        {few}
      </span>
    );
  }
  const isTag = onWithout !== null;
  const name = line.value ?? (isTag ? explainText.unknownTags : explainText.missing);
  return (
    <span className={c('name')}>
      <button
        type="button"
        className={c(line.value === null && 'missing')}
        title={explainText.drillInto(isTag ? `conversations ${tagText(line.value)}` : name)}
        onClick={() => onDrill(line.value)}
      >
        {name}
      </button>
      {onWithout === null ? null : (
        <button
          type="button"
          className={c('without')}
          title={explainText.drillInto(`conversations ${tagText(line.value, true)}`)}
          onClick={() => onWithout(line.value)}
        >
          {explainText.without}
        </button>
      )}
      {line.presence === 'both' ? few : <Chip shape="tag">{explainText[line.presence]}</Chip>}
    </span>
  );
}

interface PartProps {
  readonly whole: SegmentSplit | null;
  readonly noise: SegmentNoise | null;
  readonly line: SegmentLine & { readonly kind: 'segment' };
  readonly unit: MetricUnit;
  readonly children: ReactNode;
}

/** A contribution that opens its working. */
function Part({ whole, noise, line, unit, children }: PartProps): ReactNode {
  return (
    <Popover
      label={explainText.workingOf(line.value ?? explainText.missing)}
      align="end"
      trigger={
        <button type="button" className={c('part')} title={explainText.showWorking}>
          {children}
        </button>
      }
    >
      <dl className={c('working')}>
        {[
          ...(whole === null ? [] : renderWorking(workingOfSegment(whole, line, unit))),
          ...noiseLines(line, noise),
        ].map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}

/** Intervals and test of a segment, for its working. */
function noiseLines(line: SegmentLine, noise: SegmentNoise | null): readonly WorkingLine[] {
  if (noise === null) return [];
  const found = noise.tested.get(line.value);
  const intervals = (['baseline', 'current'] as const).flatMap((side) => {
    const interval = rowInterval(line, side, noise.sigmaZ);
    return interval === null ? [] : [{ label: explainText.wilsonOf(side), text: explainText.range(interval) }];
  });
  return found === undefined
    ? intervals
    : [...intervals, { label: explainText.testOf(noise.tested.size), text: explainText.testResult(found.p, found.q) }];
}

function Share({ share }: { readonly share: number | null }): ReactNode {
  return share === null ? '–' : formatShare(share);
}

const isSmall = ({ n, presence }: SegmentLine): boolean =>
  Math.min(n.baseline, n.current) < leastN && presence === 'both';
