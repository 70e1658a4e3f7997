import { type ReactNode, useMemo } from 'react';
import { unreachable } from '#core/base/unreachable.ts';
import { useDocument } from '#state/react.tsx';
import { type Caveat, caveatsOf, recentDays } from '#state/views/caveatsOf.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { explainText } from '#text/explain.ts';
import { formatPeriod } from '#text/format.ts';
import { missingRemedy } from '#text/missing.ts';
import { Notice } from '#ui/Notice.tsx';

export interface ExplainNoticesProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly maturity: Maturity;
}

/** What to do about a missing number, and what keeps two numbers from being compared as they stand. */
export function ExplainNotices({ view, shown, maturity }: ExplainNoticesProps): ReactNode {
  const doc = useDocument((state) => state.doc);
  const { frame } = view;
  const { isImmature } = maturity;
  const caveats = useMemo(() => caveatsOf(doc, frame, shown, isImmature), [doc, frame, shown, isImmature]);
  const { baseline, current } = shown;
  const missing = current.kind === 'missing' ? current : baseline?.kind === 'missing' ? baseline : null;
  if (missing !== null) return <Notice tone="info">{missingRemedy(missing.reason)}</Notice>;
  const isCompared = frame.comparison !== null;
  return caveats
    .filter((caveat) => !(isCompared && isInSentence(caveat)))
    .map(textOf)
    .map((text) => (
      <Notice key={text} tone="warn">
        {text}
      </Notice>
    ));
}

/** The sentence of a change ends with it. */
const isInSentence = (caveat: Caveat): boolean => caveat.kind === 'young' && caveat.side === 'current';

function textOf(caveat: Caveat): string {
  switch (caveat.kind) {
    case 'partial':
      return explainText.partial(caveat.side, formatPeriod(caveat.period), formatPeriod(caveat.held));
    case 'unequal':
      return explainText.unequalLengths(caveat.baselineDays, caveat.currentDays);
    case 'young':
      return explainText.young(caveat.side);
    case 'maybe-young':
      return explainText.maybeYoung(caveat.sides, recentDays);
    default:
      return unreachable(caveat);
  }
}
