import { ChevronRight, List } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { foldRows, largestRows, leastN } from '#core/contribution/foldRows.ts';
import type { SegmentSplit, TagSplit } from '#core/contribution/ledger.ts';
import type { Dataset } from '#core/model/schema.ts';
import type { Assessment } from '#core/stats/assessChange.ts';
import { IgnoredChips } from '#features/shared/scope/IgnoredChips.tsx';
import { useDocument, useServices, useSession } from '#state/react.tsx';
import type { DrillStep } from '#state/session/session.ts';
import { assessNode } from '#state/views/assessNode.ts';
import { drillDimensions } from '#state/views/drillDimensions.ts';
import { partOf } from '#state/views/partOf.ts';
import { useSplit } from '#state/views/useSplit.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { dataErrorText } from '#text/dataError.ts';
import { formatExact, formatExactChange } from '#text/exact.ts';
import { explainText, splitProblem } from '#text/explain.ts';
import { type NamedColumn, stepText } from '#text/stepText.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { Select } from '#ui/Select.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import sheet from './DrillPanel.module.css';
import { SegmentTable } from './SegmentTable.tsx';
import type { ShownSplit } from './segmentLines.ts';
import { segmentNoise } from './segmentNoise.ts';

export interface DrillPanelProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

const c = classes(sheet);
const firstRows = 20;
/** Each opening of the others shows so many more: thousands of rows at once would stall the page. */
const moreRows = 200;

/** The change of a node by one dimension, inside a segment that is narrowed step by step. */
export function DrillPanel({ view, shown }: DrillPanelProps): ReactNode {
  const { session } = useServices();
  const { path, dimension } = useSession((state) => state.drill);
  const { dataset } = view.frame;
  const dimensions = useMemo(() => drillDimensions(dataset, path, shown.metric), [dataset, path, shown.metric]);
  const chosen = dimensions.find(({ id }) => id === dimension) ?? dimensions[0];
  return (
    <div className={c('root')}>
      <Crumbs dataset={dataset} path={path} />
      <div className={c('controls')}>
        {chosen === undefined ? (
          <p>{explainText.noDimensions}</p>
        ) : (
          <Select
            label={explainText.dimension}
            value={chosen.id}
            options={dimensions.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => session.setDrill({ dimension: id, path })}
          />
        )}
        <Button icon={<List aria-hidden="true" />} onClick={() => session.setTab('conversations')}>
          {explainText.seeConversations}
        </Button>
        <IgnoredChips dataset={dataset} />
      </div>
      {view.frame.comparison === null ? (
        <Notice tone="info">{view.frame.extent === null ? explainText.noDate : explainText.noComparison}</Notice>
      ) : chosen === undefined ? null : (
        <Split
          key={JSON.stringify([shown.node.id, chosen.id, path])}
          view={view}
          shown={shown}
          path={path}
          dimension={chosen.id}
        />
      )}
    </div>
  );
}

function Crumbs({ dataset, path }: { readonly dataset: Dataset; readonly path: readonly DrillStep[] }): ReactNode {
  const { session } = useServices();
  if (path.length === 0) return null;
  const columnOf = (id: string): NamedColumn =>
    dataset.columns.find((column) => column.id === id) ?? { name: id, kind: 'dimension' };
  return (
    <nav className={c('crumbs')} aria-label={explainText.path}>
      <Button size="sm" variant="ghost" onClick={() => session.drillBackTo(0)}>
        {explainText.allSegments}
      </Button>
      {path.map((step, index) => (
        <span key={JSON.stringify(step)} className={c('crumbs')}>
          <ChevronRight size={13} aria-hidden="true" />
          <Button
            size="sm"
            variant="ghost"
            aria-current={index === path.length - 1 ? 'location' : undefined}
            onClick={() => session.drillBackTo(index + 1)}
          >
            {stepText(step, columnOf(step.column))}
          </Button>
        </span>
      ))}
    </nav>
  );
}

/** How far the node's days spread over chance alone; 1 where that is not known. */
function spreadOf(assessment: Assessment | null): number {
  const isKnown = assessment !== null && assessment.verdict !== 'unknown' && assessment.method === 'proportion';
  return isKnown ? assessment.sigmaZ : 1;
}

interface Shown extends ShownSplit {
  readonly wholeOf: (value: string | null) => SegmentSplit | null;
  readonly sums: Pick<SegmentSplit, 'rate' | 'mix'> | null;
  readonly simpson: boolean;
  /** Tags that are not listed. */
  readonly hidden: number;
  /** Tags that were not looked at, and those that were. */
  readonly leftOut: number;
  readonly lookedAt: number;
}

/** The largest rows of a split. Of tags those that are not held fixed already, and nothing is put together. */
function shownOf(split: SegmentSplit | TagSplit, count: number, path: readonly DrillStep[]): Shown {
  const least = count === firstRows ? leastN : 0;
  if (!('pairs' in split)) {
    const folded = foldRows(split, count, least);
    return { ...folded, wholeOf: () => split, sums: folded, hidden: 0, leftOut: 0, lookedAt: 0 };
  }
  const fixed = new Set(path.filter(({ column }) => column === split.dimension).map(({ value }) => value));
  const others = split.rows.filter(({ value }) => !fixed.has(value));
  const rows = largestRows({ kind: split.kind, rows: others }, count, least);
  const wholeOf = (value: string | null): SegmentSplit | null => split.pairs.get(value) ?? null;
  const hidden = others.length - rows.length;
  return { ...split, rows, others: null, wholeOf, sums: null, simpson: false, hidden, lookedAt: split.rows.length };
}

interface SplitProps extends DrillPanelProps {
  readonly path: readonly DrillStep[];
  readonly dimension: string;
}

function Split({ view, shown, path, dimension }: SplitProps): ReactNode {
  const { session } = useServices();
  const doc = useDocument((document) => document.doc);
  const ignored = useSession((known) => known.causes.ignored);
  const values = useMemo(() => ({ path, ignored }), [path, ignored]);
  const state = useSplit(view, shown, dimension, values, 'drill');
  const split = state?.kind === 'ready' ? state.value : null;
  const [rows, setRows] = useState(firstRows);
  const folded = useMemo(() => (split?.ok === true ? shownOf(split.value, rows, path) : null), [split, rows, path]);
  const sigmaZ = useMemo(() => spreadOf(assessNode(doc, view.frame, view.cubes, shown)), [doc, view, shown]);
  const isShare = shown.metric.unit === 'share' && partOf(shown.current) !== null && folded?.kind === 'rate';
  const noise = useMemo(
    () => (isShare && folded !== null ? segmentNoise(folded, sigmaZ) : null),
    [isShare, folded, sigmaZ],
  );
  if (state?.kind === 'failed') {
    const retry = <Button onClick={state.retry}>{explainText.retry}</Button>;
    return (
      <Notice tone="error" title={explainText.splitFailed} action={retry}>
        {dataErrorText(state.error)}
      </Notice>
    );
  }
  if (split === null) return <Skeleton height="240px" />;
  if (!split.ok) return <Notice tone="info">{splitProblem(split.error)}</Notice>;
  if (folded === null) return null;
  const { unit, direction } = shown.metric;
  return (
    <>
      <p className={c('summary')}>
        {explainText.fromTo(formatExact(folded.baseline, unit), formatExact(folded.current, unit))}{' '}
        <b>{explainText.changeOf(formatExactChange(folded.change, unit), unit)}</b>
        {folded.kind === 'rate' && folded.sums !== null
          ? explainText.effects(formatExactChange(folded.sums.rate, unit), formatExactChange(folded.sums.mix, unit))
          : null}
      </p>
      {folded.sums === null ? <Notice tone="info">{explainText.tagsOverlap}</Notice> : null}
      {folded.simpson ? <Notice tone="warn">{explainText.simpson}</Notice> : null}
      <SegmentTable
        split={folded}
        wholeOf={folded.wholeOf}
        sums={folded.sums}
        noise={noise}
        unit={unit}
        direction={direction}
        onDrill={(value) => session.drillInto({ column: dimension, value })}
        onWithout={
          folded.sums === null ? (value) => session.drillInto({ column: dimension, value, without: true }) : null
        }
        onUnfold={() => setRows(rows + moreRows)}
      />
      {folded.hidden === 0 ? null : (
        <Button size="sm" variant="ghost" onClick={() => setRows(rows + moreRows)}>
          {explainText.moreTags(Math.min(folded.hidden, moreRows))}
        </Button>
      )}
      {folded.leftOut === 0 ? null : (
        <p className={c('note')}>{explainText.tagsLeftOut(folded.lookedAt, folded.leftOut)}</p>
      )}
      {rows > firstRows ? (
        <Button size="sm" variant="ghost" onClick={() => setRows(firstRows)}>
          {explainText.fold(firstRows)}
        </Button>
      ) : null}
      {folded.kind === 'rate' ? <p className={c('note')}>{explainText.rateHint}</p> : null}
    </>
  );
}
