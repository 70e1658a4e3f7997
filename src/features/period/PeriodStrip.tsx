import { lazy, type ReactNode, useMemo } from 'react';
import type { BucketRange } from '#charts/strip/range.ts';
import { StripChart } from '#charts/strip/StripChart.tsx';
import type { DayRange } from '#core/time/period.ts';
import { sameRange } from '#core/time/range.ts';
import { useDocument, useServices, useSession } from '#state/react.tsx';
import { isFrame } from '#state/views/frameTree.ts';
import { nodeBehaviour } from '#state/views/nodeBehaviour.ts';
import type { PeriodSettings, TreeFrame } from '#state/views/settings.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import { useTreeFrame } from '#state/views/useTreeView.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { formatPeriod, formatValue } from '#text/format.ts';
import { periodText } from '#text/period.ts';
import { treeText } from '#text/tree.ts';
import { Later } from '#ui/Later.tsx';
import { bucketRange, bucketShares, dayRange, stripPoints } from './stripInput.ts';

export interface PeriodStripProps {
  readonly view: TreeView;
  readonly maturity: Maturity;
}

/** Not needed to see the series. */
const SuggestedPeriods = lazy(async () => ({
  default: (await import('./SuggestedPeriods.tsx')).SuggestedPeriods,
}));

const NewestPeriods = lazy(async () => ({
  default: (await import('./NewestPeriods.tsx')).NewestPeriods,
}));

/** The series of the selected node (else the root), on which both periods are dragged. */
export function PeriodStrip({ view, maturity }: PeriodStripProps): ReactNode {
  const selectedId = useSession((state) => state.selectedNodeId);
  const { frame, nodes } = view;
  const shown = (selectedId === null ? undefined : nodes.get(selectedId)) ?? nodes.get(frame.tree.rootId);
  if (shown === undefined || frame.extent === null) return null;
  return <Strip view={view} shown={shown} maturity={maturity} />;
}

function Strip({ view, shown, maturity }: PeriodStripProps & { readonly shown: NodeView }): ReactNode {
  const { session } = useServices();
  const doc = useDocument((state) => state.doc);
  const settings = useSession((state) => state.period);
  const { frame } = view;
  const { isImmature } = maturity;
  const behaviour = useMemo(() => nodeBehaviour(doc, frame, shown, isImmature), [doc, frame, shown, isImmature]);
  const points = useMemo(
    () => stripPoints(doc, frame, shown, isImmature, behaviour),
    [doc, frame, shown, isImmature, behaviour],
  );
  const asked = useAskedPeriods(frame);
  const baseline = useMemo(() => bucketRange(frame.buckets, asked.baseline), [frame, asked.baseline]);
  const current = useMemo(() => bucketRange(frame.buckets, asked.current), [frame, asked.current]);
  const exact = useMemo(
    () => ({
      baseline: bucketShares(frame.buckets, asked.baseline),
      current: bucketShares(frame.buckets, asked.current),
    }),
    [frame, asked.baseline, asked.current],
  );
  const { metric, node } = shown;
  const formatTick = useMemo(() => (value: number) => formatValue(value, metric.unit), [metric.unit]);
  return (
    <StripChart
      title={treeText.strip(metric.name, periodText.seriesBy[frame.grain])}
      points={points}
      target={node.target?.value ?? null}
      bounds={metric.unit === 'share' ? shareBounds : null}
      bandText={behaviour === null ? null : periodText.band(frame.grain, behaviour.learned, behaviour.isWeekly)}
      actions={
        <Later>
          <NewestPeriods frame={frame} />
          <SuggestedPeriods view={view} shown={shown} maturity={maturity} />
        </Later>
      }
      baseline={baseline}
      current={current}
      exact={exact}
      formatTick={formatTick}
      isDuration={metric.unit === 'seconds'}
      rangeText={(range) => textOf(frame.buckets, range)}
      onChange={(next, by) => {
        const set = (period: PeriodSettings): void => session.setPeriod(period, by === 'key' ? 'period-step' : 'visit');
        const moved = dayRange(frame.buckets, next.current ?? { from: 0, to: 0 });
        const before = dayRange(frame.buckets, next.baseline ?? { from: 0, to: 0 });
        if (moved === null) return;
        const isBaselineKept = baseline !== null && sameBuckets(baseline, next.baseline);
        if (isBaselineKept && settings.compareWith !== 'custom') set({ ...settings, current: moved });
        else if (before === null) set({ ...settings, current: moved });
        else
          set({
            ...settings,
            current: keepDays(asked.current, current, next.current, moved),
            compareWith: 'custom',
            customBaseline: keepDays(asked.baseline, baseline, next.baseline, before),
          });
      }}
    />
  );
}

/** The periods asked for, of which the numbers may still be on their way, while they are of the same series. */
function useAskedPeriods(frame: TreeFrame): { readonly baseline: DayRange | null; readonly current: DayRange | null } {
  const asked = useTreeFrame();
  const now = isFrame(asked) && asked.buckets.length === frame.buckets.length ? asked : frame;
  return { baseline: now.comparison?.baseline ?? null, current: now.current };
}

const shareBounds = [0, 1] as const;

const sameBuckets = (a: BucketRange, b: BucketRange | null): boolean =>
  b !== null && a.from === b.from && a.to === b.to;

/** A period that was not moved keeps its exact days, which need not be whole buckets. */
function keepDays(
  days: DayRange | null,
  before: BucketRange | null,
  after: BucketRange | null,
  moved: DayRange,
): DayRange {
  return days !== null && before !== null && sameBuckets(before, after) && !sameRange(days, moved) ? days : moved;
}

function textOf(buckets: readonly DayRange[], range: BucketRange): string {
  const days = dayRange(buckets, range);
  return days === null ? '' : formatPeriod(days);
}
