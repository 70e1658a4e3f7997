import type { ReactNode } from 'react';
import { lengthOf } from '#core/time/range.ts';
import { growsWithTime } from '#state/views/growsWithTime.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { explainText } from '#text/explain.ts';
import { missingRemedy } from '#text/missing.ts';
import { Notice } from '#ui/Notice.tsx';

export interface ExplainNoticesProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

/** What to do about a missing number, and what keeps two numbers from being compared as they stand. */
export function ExplainNotices({ view, shown }: ExplainNoticesProps): ReactNode {
  const { comparison } = view.frame;
  const { baseline, current, metric } = shown;
  const missing = current.kind === 'missing' ? current : baseline?.kind === 'missing' ? baseline : null;
  if (missing !== null) return <Notice tone="info">{missingRemedy(missing.reason)}</Notice>;
  if (comparison === null || !growsWithTime(metric)) return null;
  const [before, after] = [lengthOf(comparison.baseline), lengthOf(comparison.current)];
  if (before === after) return null;
  return <Notice tone="warn">{explainText.unequalLengths(before, after)}</Notice>;
}
