import { Layers, List } from 'lucide-react';
import { lazy, type ReactNode, useState } from 'react';
import { useServices, useSession } from '#state/react.tsx';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { explainText } from '#text/explain.ts';
import type { Part } from '#text/parts.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Later } from '#ui/Later.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { ChangeWaterfall } from './ChangeWaterfall.tsx';
import { ExplainNotices } from './ExplainNotices.tsx';
import sheet from './ExplainPanel.module.css';
import { SegmentSection } from './SegmentSection.tsx';
import type { ToldCauses } from './TellCauses.tsx';
import { useExplanation } from './useExplanation.ts';
import { WhatStands } from './WhatStands.tsx';
import { Working } from './Working.tsx';

export interface ExplainPanelProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly maturity: Maturity;
}

const c = classes(sheet);

/** Asked for when the sentence is on screen. */
const CausesSection = lazy(async () => ({ default: (await import('./CausesSection.tsx')).CausesSection }));
const AgingSection = lazy(async () => ({ default: (await import('./AgingSection.tsx')).AgingSection }));
const InfluenceSection = lazy(async () => ({ default: (await import('./InfluenceSection.tsx')).InfluenceSection }));
const RealitySection = lazy(async () => ({ default: (await import('./RealitySection.tsx')).RealitySection }));
const MatrixSection = lazy(async () => ({ default: (await import('./MatrixSection.tsx')).MatrixSection }));
const Diagnoses = lazy(async () => ({ default: (await import('./Diagnoses.tsx')).Diagnoses }));

/** What moved, in one sentence, and where in the tree: contributions that sum to the change. */
export function ExplainPanel({ view, shown, maturity }: ExplainPanelProps): ReactNode {
  const { session } = useServices();
  const isNarrowed = useSession(({ drill, causes: { ignored } }) => drill.path.length + ignored.length > 0);
  const [told, setTold] = useState<ToldCauses | null>(null);
  const causes = told?.view === view && told.shown === shown ? told.causes : null;
  const { sentence, ledger, assessment, isYoung, split } = useExplanation(view, shown, maturity, causes);
  const { parentId } = shown.node;
  const parent = parentId === null ? undefined : view.nodes.get(parentId);
  const isCompared = view.frame.comparison !== null;
  return (
    <div className={c('root')}>
      {isCompared ? <Sentence parts={sentence} /> : <WhatStands view={view} shown={shown} />}
      {isNarrowed ? <p className={c('note')}>{explainText.ofAll(isCompared)}</p> : null}
      <ExplainNotices view={view} shown={shown} maturity={maturity} />
      {isCompared && assessment !== null && shown.change !== 0 ? (
        <Later>
          <RealitySection {...{ view, shown, assessment, isYoung, maturity }} />
        </Later>
      ) : null}
      {isYoung ? (
        <Later>
          <AgingSection key={shown.node.id} view={view} shown={shown} assessment={assessment} maturity={maturity} />
        </Later>
      ) : null}
      {shown.node.role === 'influence' && parent !== undefined ? (
        <Later>
          <InfluenceSection key={shown.node.id} view={view} shown={shown} parent={parent} maturity={maturity} />
        </Later>
      ) : null}
      {isCompared ? (
        <Later>
          <Diagnoses view={view} shown={shown} />
        </Later>
      ) : null}
      {isCompared && ledger.lines.length > 0 ? (
        <section className={c('section')}>
          <h3 className={c('heading')}>{explainText.whereByNode(shown.metric.unit)}</h3>
          <ChangeWaterfall view={view} shown={shown} ledger={ledger} />
        </section>
      ) : null}
      {isCompared ? (
        <Later fallback={<Skeleton height="96px" />}>
          <CausesSection
            {...{ view, shown, maturity, isYoung }}
            isWithin={!isYoung && assessment?.verdict === 'within'}
            onTold={setTold}
          />
        </Later>
      ) : null}
      {split === null ? null : <SegmentSection split={split} shown={shown} />}
      {split === null ? null : (
        <Later>
          <MatrixSection view={view} shown={shown} dimension={split.dimension} />
        </Later>
      )}
      <Working view={view} shown={shown} ledger={ledger} maturity={maturity} />
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
