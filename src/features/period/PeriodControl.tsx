import type { ReactNode } from 'react';
import { useServices, useSession } from '#state/react.tsx';
import { isFrame } from '#state/views/frameTree.ts';
import { useTreeFrame } from '#state/views/useTreeView.ts';
import { PeriodBar } from './PeriodBar.tsx';

/** The period bar of the tree that is looked at; nothing where there is none. */
export function PeriodControl(): ReactNode {
  const { session } = useServices();
  const settings = useSession((state) => state.period);
  const frame = useTreeFrame();
  if (!isFrame(frame)) return null;
  return (
    <PeriodBar
      settings={settings}
      extent={frame.extent}
      comparison={frame.comparison}
      current={frame.current}
      onChange={(period, by) => session.setPeriod(period, by === 'typing' ? 'period-step' : 'visit')}
    />
  );
}
