import { useMemo } from 'react';
import type { Result } from '#core/base/result.ts';
import { explainNode } from '#core/contribution/explainNode.ts';
import type { ChangeLedger, SegmentSplit, SplitError, TagSplit } from '#core/contribution/ledger.ts';
import type { CauseFacts } from '#core/narrative/causeFacts.ts';
import { type ChangeFacts, tellChange } from '#core/narrative/tellChange.ts';
import type { Assessment } from '#core/stats/assessChange.ts';
import type { ColumnSchema } from '#core/table/table.ts';
import { useDocument, useSession } from '#state/react.tsx';
import { noValues } from '#state/session/segmentValues.ts';
import { assessNode } from '#state/views/assessNode.ts';
import { drillDimensions } from '#state/views/drillDimensions.ts';
import { isCensored } from '#state/views/isCensored.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import { useSplit } from '#state/views/useSplit.ts';
import type { Loading } from '#state/views/useTreeView.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { narrate } from '#text/narrative.ts';
import type { Part } from '#text/parts.ts';
import { gatherCauseFacts } from './gatherCauseFacts.ts';
import { gatherComponents } from './gatherComponents.ts';

export interface Explanation {
  readonly sentence: readonly Part[];
  readonly ledger: ChangeLedger;
  readonly assessment: Assessment | null;
  /** Two periods are compared, and conversations of one may still change the number. */
  readonly isYoung: boolean;
  /** By the dimension chosen in the drill, else the most telling one; null where there is none to split by. */
  readonly split: {
    readonly dimension: ColumnSchema;
    readonly state: Loading<Result<SegmentSplit | TagSplit, SplitError>>;
  } | null;
}

/** What moved a node, in words and in parts. `causes`: what the search has found; null while it runs. */
export function useExplanation(
  view: TreeView,
  shown: NodeView,
  maturity: Maturity,
  causes: Pick<CauseFacts, 'report' | 'since'> | null = null,
): Explanation {
  const doc = useDocument((state) => state.doc);
  const drilled = useSession((state) => state.drill.dimension);
  const { frame } = view;
  const dimensions = useMemo(() => drillDimensions(frame.dataset, [], shown.metric), [frame.dataset, shown.metric]);
  const dimension = dimensions.find(({ id }) => id === drilled) ?? dimensions[0] ?? null;
  const state = useSplit(view, shown, dimension?.id ?? null, noValues, 'explain');
  const assessment = useMemo(() => assessNode(doc, frame, view.cubes, shown), [doc, frame, view, shown]);
  const ledger = useMemo(() => explainNode(doc, shown.node.id, view.read), [doc, shown.node.id, view]);
  return useMemo(() => {
    const { baseline, current, metric, node } = shown;
    const { comparison } = frame;
    const canMislead = comparison !== null && isCensored(doc, frame.dataset, node.id);
    const isImmature = canMislead && maturity.isImmature(comparison.current);
    const isYoung = isImmature || (canMislead && maturity.isImmature(comparison.baseline));
    const facts: ChangeFacts = {
      metric,
      baseline: baseline ?? current,
      current,
      // Of different ages, the change as it stands says nothing of noise.
      assessment: isYoung ? null : assessment,
      components: gatherComponents(view, ledger),
      split:
        state?.kind === 'ready' && state.value.ok && dimension !== null && !('pairs' in state.value.value)
          ? { dimension: dimension.name, split: state.value.value }
          : null,
      causes: causes === null ? null : gatherCauseFacts(doc, view, shown, causes),
      isImmature,
    };
    const split = state === null || dimension === null ? null : { dimension, state };
    return { sentence: narrate(tellChange(facts), doc), ledger, assessment, isYoung, split };
  }, [doc, view, shown, assessment, ledger, state, dimension, frame, maturity, causes]);
}
