import { useEffect, useMemo, useState } from 'react';
import { createRng } from '#core/base/rng.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import { type Influence, influenceSteps } from '#core/stats/influence.ts';
import { useDocument } from '#state/react.tsx';
import { isCensored } from '#state/views/isCensored.ts';
import { useDailySeries } from '#state/views/useDailySeries.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';

/** Work between two rests, so that a frame is never missed. */
const sliceMs = 8;

/**
 * Whether an influence goes with the node that it hangs on, day by day; null until it has been tested. Days that may
 * still change are left out. The same days give the same answer.
 */
export function useInfluence(
  view: TreeView,
  driver: NodeView,
  outcome: NodeView,
  maturity: Maturity,
): Influence | null {
  const doc = useDocument((state) => state.doc);
  const [own, other] = [useDailySeries(view, driver, 'driver'), useDailySeries(view, outcome, 'outcome')];
  const { dataset } = view.frame;
  const isYoung = isCensored(doc, dataset, driver.node.id) || isCensored(doc, dataset, outcome.node.id);
  const young = isYoung ? (maturity.finalDays ?? 0) : 0;
  const task = useMemo(
    () => (own === null || other === null ? null : { driver: daysOf(own, young), outcome: daysOf(other, young) }),
    [own, other, young],
  );
  const [found, setFound] = useState<{ readonly of: typeof task; readonly influence: Influence } | null>(null);
  useEffect(() => {
    if (task === null) return;
    const steps = influenceSteps({ ...task, rng: createRng(1) });
    let timer = 0;
    const work = (): void => {
      const until = performance.now() + sliceMs;
      while (performance.now() < until) {
        const step = steps.next();
        if (!step.done) continue;
        setFound({ of: task, influence: step.value });
        return;
      }
      timer = window.setTimeout(work);
    };
    timer = window.setTimeout(work);
    return () => window.clearTimeout(timer);
  }, [task]);
  return found !== null && found.of === task ? found.influence : null;
}

const daysOf = (values: readonly NodeValue[], young: number): readonly (number | null)[] =>
  values.slice(0, Math.max(0, values.length - young)).map((value) => (value.kind === 'value' ? value.value : null));
