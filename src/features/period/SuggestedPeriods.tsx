import { CalendarRange } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { findLevels } from '#core/stats/changePoints.ts';
import { proposePeriods } from '#core/stats/proposePeriods.ts';
import { weekdayOf } from '#core/time/civil.ts';
import { sameRange } from '#core/time/range.ts';
import { useDocument, useServices, useSession } from '#state/react.tsx';
import { isCensored } from '#state/views/isCensored.ts';
import { useDailySeries } from '#state/views/useDailySeries.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { formatDay, formatValue } from '#text/format.ts';
import { periodText } from '#text/period.ts';
import { Button } from '#ui/Button.tsx';

export interface SuggestedPeriodsProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly maturity: Maturity;
}

/** The two periods that the node's own series proposes, one click away; nothing where its level never changed. */
export function SuggestedPeriods({ view, shown, maturity }: SuggestedPeriodsProps): ReactNode {
  const { session } = useServices();
  const doc = useDocument((state) => state.doc);
  const settings = useSession((state) => state.period);
  const values = useDailySeries(view, shown, 'levels');
  const { comparison, dataset, extent } = view.frame;
  const nodeId = shown.node.id;
  const proposed = useMemo(() => {
    if (values === null || extent === null) return null;
    // Young days would pass for a fall of their own.
    const young = isCensored(doc, dataset, nodeId) ? (maturity.finalDays ?? 0) : 0;
    const days = values.slice(0, Math.max(0, values.length - young));
    const numbers = days.map((value) => (value.kind === 'value' ? value.value : null));
    return proposePeriods(findLevels(numbers, weekdayOf(extent.fromDay)), extent.fromDay);
  }, [values, extent, doc, dataset, nodeId, maturity]);
  if (proposed === null) return null;
  const { baseline, current } = proposed.comparison;
  if (comparison !== null && sameRange(comparison.baseline, baseline) && sameRange(comparison.current, current))
    return null;
  const { unit } = shown.metric;
  const weeks = (current.toDay - current.fromDay) / 7;
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<CalendarRange aria-hidden="true" />}
      title={periodText.suggestedWhy(formatValue(proposed.before, unit), formatValue(proposed.after, unit), weeks)}
      onClick={() => session.setPeriod({ ...settings, current, compareWith: 'custom', customBaseline: baseline })}
    >
      {periodText.suggested(formatDay(proposed.changedOn).replace(/ \d{4}$/, ''))}
    </Button>
  );
}
