import { ChevronsRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { defaultComparison } from '#core/time/compare.ts';
import { sameRange } from '#core/time/range.ts';
import { useServices, useSession } from '#state/react.tsx';
import { firstPeriod } from '#state/session/firstPeriod.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import { formatDay } from '#text/format.ts';
import { periodText } from '#text/period.ts';
import { Button } from '#ui/Button.tsx';

export interface NewestPeriodsProps {
  readonly frame: TreeFrame;
}

/** While the period that data open at stands before their end: why, and the newest one click away. */
export function NewestPeriods({ frame }: NewestPeriodsProps): ReactNode {
  const { session } = useServices();
  const settings = useSession((state) => state.period);
  const { dataset, extent, current } = frame;
  const { settled } = dataset;
  const first = firstPeriod(dataset).current;
  if (!settled?.ends || extent === null || current === null || first === null || !sameRange(first, current))
    return null;
  const newest = defaultComparison(extent, settings.grain).current;
  if (sameRange(newest, current)) return null;
  const lastDay = formatDay(settled.toDay - 1);
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<ChevronsRight aria-hidden="true" />}
      title={periodText.endsWhy[settled.ends](lastDay)}
      onClick={() => session.setPeriod({ ...settings, current: newest, compareWith: 'previous', customBaseline: null })}
    >
      {periodText.ends[settled.ends](lastDay.replace(/ \d{4}$/, ''))}
    </Button>
  );
}
