import type { ReactNode } from 'react';
import { useServices } from '#state/react.tsx';
import type { NodeView } from '#state/views/viewTree.ts';
import { dataErrorText } from '#text/dataError.ts';
import { explainText, splitProblem } from '#text/explain.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import sheet from './ExplainPanel.module.css';
import { SegmentBars } from './SegmentBars.tsx';
import type { Explanation } from './useExplanation.ts';

export interface SegmentSectionProps {
  readonly split: NonNullable<Explanation['split']>;
  readonly shown: NodeView;
}

const c = classes(sheet);

/** The change by one dimension, or why it can't be split. */
export function SegmentSection({ split: { dimension, state }, shown }: SegmentSectionProps): ReactNode {
  const { session } = useServices();
  if (shown.change === null || shown.change === 0) return null;
  switch (state.kind) {
    case 'loading':
      return (
        <section aria-label={explainText.reading}>
          <Skeleton height="170px" />
        </section>
      );
    case 'failed':
      return (
        <Notice
          tone="error"
          title={explainText.splitFailed}
          action={<Button onClick={state.retry}>{explainText.retry}</Button>}
        >
          {dataErrorText(state.error)}
        </Notice>
      );
    case 'ready':
      return state.value.ok ? (
        <SegmentBars
          split={state.value.value}
          dimension={dimension.name}
          metric={shown.metric}
          onDrill={(value) => {
            session.setDrill({ dimension: null, path: [{ column: dimension.id, value }] });
            session.setTab('drill');
          }}
        />
      ) : (
        <p className={c('note')}>{splitProblem(state.value.error)}</p>
      );
  }
}
