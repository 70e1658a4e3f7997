import { ArrowLeft, MousePointerClick, PanelRightClose, PanelRightOpen } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { unsavedTabs } from '#features/edit/unsavedTabs.ts';
import { ExplainPanel } from '#features/explain/ExplainPanel.tsx';
import { useDocument, useServices, useSession } from '#state/react.tsx';
import { type PanelTab, panelTabs } from '#state/session/session.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { nodeText } from '#text/node.ts';
import { Avatar } from '#ui/Avatar.tsx';
import { classes } from '#ui/classes.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import sheet from './NodePanel.module.css';
import { useKeptFocus } from './useKeptFocus.ts';

export interface NodePanelProps {
  readonly view: TreeView;
  readonly maturity: Maturity;
  /** Takes more than half of the window: for long tables. */
  readonly wide: boolean;
  readonly onWide: (wide: boolean) => void;
}

const c = classes(sheet);

/** Not needed to see what moved. */
const ConversationsPanel = lazy(async () => ({
  default: (await import('#features/conversations/ConversationsPanel.tsx')).ConversationsPanel,
}));
const DrillPanel = lazy(async () => ({ default: (await import('#features/drill/DrillPanel.tsx')).DrillPanel }));
const DefinitionPanel = lazy(async () => ({
  default: (await import('#features/edit/DefinitionPanel.tsx')).DefinitionPanel,
}));
const OwnerTargetPanel = lazy(async () => ({
  default: (await import('#features/edit/OwnerTargetPanel.tsx')).OwnerTargetPanel,
}));

/** Everything about the selected node, one tab per question. */
export function NodePanel({ view, maturity, wide, onWide }: NodePanelProps): ReactNode {
  const { session } = useServices();
  const selectedId = useSession((state) => state.selectedNodeId);
  const tab = useSession((state) => state.tab);
  const path = useSession((state) => state.drill.path);
  const shown = selectedId === null ? undefined : view.nodes.get(selectedId);
  const drafts = useSession((state) => state.drafts);
  const root = useRef<HTMLElement>(null);
  useKeptFocus(root, JSON.stringify([selectedId, tab, path]));
  if (shown === undefined) {
    return (
      <div className={c('centre')}>
        <EmptyState icon={<MousePointerClick />} title={nodeText.nothingTitle}>
          {nodeText.nothing}
        </EmptyState>
      </div>
    );
  }
  const unsaved = unsavedTabs(drafts, shown.node, shown.metric);
  const panels = {
    explain: <ExplainPanel view={view} shown={shown} maturity={maturity} />,
    drill: <DrillPanel view={view} shown={shown} />,
    conversations: <ConversationsPanel view={view} shown={shown} />,
    definition: <DefinitionPanel key={shown.node.id} view={view} shown={shown} />,
    target: <OwnerTargetPanel key={shown.node.id} shown={shown} />,
  } satisfies Record<PanelTab, ReactNode>;
  return (
    <section ref={root} className={c('root')} aria-label={nodeText.panel(shown.metric.name)}>
      <Head view={view} shown={shown} wide={wide} onWide={onWide} />
      <div className={c('body')}>
        <Tabs<PanelTab>
          label={nodeText.tabs}
          value={tab}
          onChange={(next) => session.setTab(next)}
          items={panelTabs.map((id) => ({
            id,
            label: nodeText.tabNames[id],
            panel: <Suspense fallback={<Skeleton height="240px" />}>{panels[id]}</Suspense>,
            mark: unsaved.has(id) ? nodeText.unsaved : undefined,
          }))}
          listClassName={c('tabs')}
          panelClassName={c('panel')}
        />
      </div>
    </section>
  );
}

interface HeadProps extends Pick<NodePanelProps, 'view' | 'wide' | 'onWide'> {
  readonly shown: NodeView;
}

function Head({ view, shown, wide, onWide }: HeadProps): ReactNode {
  const { session } = useServices();
  const people = useDocument((state) => state.doc.people);
  const owner = shown.node.ownerId === null ? undefined : people[shown.node.ownerId];
  const { tree, dataset } = view.frame;
  const date = dataset.columns.find((column) => column.id === dataset.dateColumn)?.name;
  const facts = [
    shown.metric.description.replace(/\.$/, ''),
    ...(dataset.outcomeRules === null || shown.metric.unit !== 'share'
      ? []
      : [nodeText.denominators[tree.denominator]]),
    ...(date === undefined ? [] : [nodeText.byDate(date)]),
  ];
  return (
    <div className={c('head')}>
      <div>
        <h2 className={c('title')}>{shown.metric.name}</h2>
        <p className={c('note')}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      <div className={c('right')}>
        {owner === undefined ? null : <Avatar name={owner.name} size="lg" />}
        <span className={c('widen')}>
          <IconButton
            icon={wide ? <PanelRightClose aria-hidden="true" /> : <PanelRightOpen aria-hidden="true" />}
            label={wide ? nodeText.narrow : nodeText.widen}
            onClick={() => onWide(!wide)}
          />
        </span>
        <span className={c('back')}>
          <IconButton
            icon={<ArrowLeft aria-hidden="true" />}
            label={nodeText.back}
            onClick={() => session.setPanelOpen(false)}
          />
        </span>
      </div>
    </div>
  );
}
