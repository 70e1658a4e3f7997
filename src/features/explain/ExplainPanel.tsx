import { Layers, List } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { explainNode } from '#core/contribution/explainNode.ts';
import { tellChange } from '#core/narrative/tellChange.ts';
import { useDocument, useServices, useSession } from '#state/react.tsx';
import { assessNode } from '#state/views/assessNode.ts';
import { drillDimensions } from '#state/views/drillDimensions.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import { useSplit } from '#state/views/useSplit.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { explainText } from '#text/explain.ts';
import { narrate } from '#text/narrative.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { ChangeWaterfall } from './ChangeWaterfall.tsx';
import sheet from './ExplainPanel.module.css';
import { SegmentBars } from './SegmentBars.tsx';
import { Working } from './Working.tsx';

export interface ExplainPanelProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly maturity: Maturity;
}

const c = classes(sheet);

/** What moved, in one sentence, and where in the tree: contributions that sum to the change. */
export function ExplainPanel({ view, shown, maturity }: ExplainPanelProps): ReactNode {
  const { session } = useServices();
  const doc = useDocument((state) => state.doc);
  const facts = useFacts({ view, shown, maturity });
  const ledger = useMemo(() => explainNode(doc, shown.node.id, view.read), [doc, shown.node.id, view]);
  if (view.frame.comparison === null) return <Notice tone="info">{explainText.noComparison}</Notice>;
  return (
    <div className={c('root')}>
      <p className={c('say')}>
        {narrate(tellChange(facts), doc).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other identity
          <span key={index} className={c(part.emphasis)}>
            {part.text}
          </span>
        ))}
      </p>
      {ledger.lines.length > 0 ? (
        <section className={c('section')}>
          <h3 className={c('heading')}>{explainText.whereByNode(shown.metric.unit)}</h3>
          <ChangeWaterfall view={view} shown={shown} ledger={ledger} />
        </section>
      ) : null}
      {facts.split === null || facts.split.split.change === 0 ? null : (
        <SegmentBars
          split={facts.split.split}
          dimension={facts.split.dimension}
          metric={shown.metric}
          onDrill={(value) => {
            if (facts.split === null) return;
            session.setDrill({ dimension: null, path: [{ column: facts.split.split.dimension, value }] });
            session.setTab('drill');
          }}
        />
      )}
      <Working view={view} shown={shown} ledger={ledger} assessment={facts.assessment} maturity={maturity} />
      <div className={c('actions')}>
        <Button icon={<Layers aria-hidden="true" />} onClick={() => session.setTab('drill')}>
          {explainText.drill}
        </Button>
        <Button icon={<List aria-hidden="true" />} onClick={() => session.setTab('conversations')}>
          {explainText.seeConversations}
        </Button>
      </div>
    </div>
  );
}

function useFacts({ view, shown, maturity }: ExplainPanelProps): Parameters<typeof tellChange>[0] {
  const doc = useDocument((state) => state.doc);
  const drilled = useSession((state) => state.drill.dimension);
  const { frame } = view;
  const dimensions = useMemo(() => drillDimensions(frame.dataset, []), [frame.dataset]);
  const dimension = dimensions.find(({ id }) => id === drilled) ?? dimensions[0] ?? null;
  const split = useSplit(view, shown, dimension?.id ?? null, noPath, 'explain');
  const assessment = useMemo(() => assessNode(doc, frame, view.cubes, shown), [doc, frame, view, shown]);
  return useMemo(() => {
    const { baseline, current, metric, node } = shown;
    const ledger = explainNode(doc, node.id, view.read);
    return {
      metric,
      baseline: baseline ?? current,
      current,
      assessment,
      components: ledger.lines.map((line) => ({
        name: view.nodes.get(line.nodeId)?.metric.name ?? '',
        amount: line.contribution,
      })),
      split:
        split?.kind === 'ready' && split.value.ok && dimension !== null
          ? { dimension: dimension.name, split: split.value.value }
          : null,
      isImmature: metric.unit === 'share' && frame.comparison !== null && maturity.isImmature(frame.comparison.current),
    };
  }, [doc, view, shown, assessment, split, dimension, frame, maturity]);
}

const noPath = [] as const;
