import { Layers, List } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useServices } from '#state/react.tsx';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { explainText } from '#text/explain.ts';
import type { Part } from '#text/parts.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { ChangeWaterfall } from './ChangeWaterfall.tsx';
import { ExplainNotices } from './ExplainNotices.tsx';
import sheet from './ExplainPanel.module.css';
import { SegmentSection } from './SegmentSection.tsx';
import { useExplanation } from './useExplanation.ts';
import { WhatStands } from './WhatStands.tsx';
import { Working } from './Working.tsx';

export interface ExplainPanelProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly maturity: Maturity;
}

const c = classes(sheet);

/** Not needed to see what moved. */
const Diagnoses = lazy(async () => ({ default: (await import('./Diagnoses.tsx')).Diagnoses }));

/** What moved, in one sentence, and where in the tree: contributions that sum to the change. */
export function ExplainPanel({ view, shown, maturity }: ExplainPanelProps): ReactNode {
  const { session } = useServices();
  const { sentence, ledger, assessment, split } = useExplanation(view, shown, maturity);
  const isCompared = view.frame.comparison !== null;
  return (
    <div className={c('root')}>
      {isCompared ? <Sentence parts={sentence} /> : <WhatStands view={view} shown={shown} />}
      <ExplainNotices view={view} shown={shown} maturity={maturity} />
      {isCompared ? (
        <Suspense fallback={null}>
          <Diagnoses view={view} shown={shown} />
        </Suspense>
      ) : null}
      {isCompared && ledger.lines.length > 0 ? (
        <section className={c('section')}>
          <h3 className={c('heading')}>{explainText.whereByNode(shown.metric.unit)}</h3>
          <ChangeWaterfall view={view} shown={shown} ledger={ledger} />
        </section>
      ) : null}
      {split === null ? null : <SegmentSection split={split} shown={shown} />}
      <Working view={view} shown={shown} ledger={ledger} assessment={assessment} maturity={maturity} />
      <div className={c('actions')}>
        {isCompared ? (
          <Button icon={<Layers aria-hidden="true" />} onClick={() => session.setTab('drill')}>
            {explainText.drill}
          </Button>
        ) : null}
        <Button icon={<List aria-hidden="true" />} onClick={() => session.setTab('conversations')}>
          {explainText.seeConversations}
        </Button>
      </div>
    </div>
  );
}

function Sentence({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  return (
    <p className={c('say')}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other identity
        <span key={index} className={c(part.emphasis)}>
          {part.text}
        </span>
      ))}
    </p>
  );
}
