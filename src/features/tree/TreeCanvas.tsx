import { CircleAlert, Database, Network } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { TreeChart } from '#charts/tree/TreeChart.tsx';
import { NodeId } from '#core/model/schema.ts';
import { useDocument, useServices, useSession } from '#state/react.tsx';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { TreeViewState } from '#state/views/useTreeView.ts';
import type { TreeView } from '#state/views/viewTree.ts';
import { dataErrorText } from '#text/dataError.ts';
import { formatChange, toneOf } from '#text/format.ts';
import { missingText } from '#text/missing.ts';
import { treeText } from '#text/tree.ts';
import { workspaceText } from '#text/workspace.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Progress } from '#ui/Progress.tsx';
import sheet from './TreeCanvas.module.css';
import { treeCards } from './treeCards.ts';

export interface TreeCanvasProps {
  readonly state: TreeViewState;
  readonly maturity: Maturity;
  readonly onImport: () => void;
}

const c = classes(sheet);

/** The canvas in all its states: a tree with numbers, or why there is none. */
export function TreeCanvas({ state, maturity, onImport }: TreeCanvasProps): ReactNode {
  const importButton = (
    <Button variant="primary" size="lg" onClick={onImport}>
      {workspaceText.useMyFile}
    </Button>
  );
  switch (state.kind) {
    case 'ready':
      return <Canvas view={state.value} maturity={maturity} isUpdating={state.isUpdating} />;
    case 'loading':
      return (
        <div className={c('centre')}>
          <Progress label={treeText.loading} value={null} />
        </div>
      );
    case 'failed':
      return (
        <div className={c('centre')}>
          <EmptyState
            icon={<CircleAlert />}
            title={treeText.failedTitle}
            action={<Button onClick={state.retry}>{treeText.retry}</Button>}
          >
            {dataErrorText(state.error)}
          </EmptyState>
        </div>
      );
    case 'nothing':
      return (
        <div className={c('centre')}>
          {state.why.code === 'no-tree' ? (
            <EmptyState icon={<Network />} title={treeText.noTreeTitle} action={importButton}>
              {treeText.noTree}
            </EmptyState>
          ) : (
            <EmptyState icon={<Database />} title={treeText.noDatasetTitle} action={importButton}>
              {treeText.noDataset(state.why.treeName)}
            </EmptyState>
          )}
        </div>
      );
  }
}

interface CanvasProps extends Pick<TreeCanvasProps, 'maturity'> {
  readonly view: TreeView;
  readonly isUpdating: boolean;
}

function Canvas({ view, maturity: { isImmature }, isUpdating }: CanvasProps): ReactNode {
  const { session } = useServices();
  const doc = useDocument((state) => state.doc);
  const collapsed = useSession((state) => state.collapsed);
  const selectedId = useSession((state) => state.selectedNodeId);
  const cards = useMemo(() => treeCards(doc, view, collapsed, isImmature), [doc, view, collapsed, isImmature]);
  const toggle = (id: string): void => {
    const nodeId = NodeId.parse(id);
    session.setCollapsed(nodeId, !session.getState().collapsed.has(nodeId));
  };
  return (
    <div className={c('canvas', isUpdating && 'updating')} aria-busy={isUpdating}>
      <Crumb view={view} />
      <TreeChart
        label={treeText.label(view.frame.tree.name)}
        cards={cards}
        selectedId={selectedId}
        onSelect={(id, by) => session.select(NodeId.parse(id), by === 'key' ? 'node-step' : 'visit')}
        onOpen={(id) => session.openNode(NodeId.parse(id))}
        onToggle={toggle}
      />
      {isUpdating ? (
        <div className={c('busy')}>
          <Chip tone="neutral">{treeText.updating}</Chip>
        </div>
      ) : null}
    </div>
  );
}

/** What the bars on the cards and the widths of the lines are parts of. */
function Crumb({ view }: { readonly view: TreeView }): ReactNode {
  const doc = useDocument((state) => state.doc);
  const root = view.nodes.get(view.frame.tree.rootId);
  if (root === undefined) return null;
  const { metric, change, baseline } = root;
  const tone = change === null ? 'flat' : toneOf(change, metric.direction);
  return (
    <div className={c('crumb')}>
      {change === null ? null : <span>{treeText.contributionTo}</span>}
      <b>{metric.name}</b>
      {change === null ? null : (
        <Chip tone={tone === 'flat' ? 'neutral' : tone}>{formatChange(change, metric.unit)}</Chip>
      )}
      {baseline?.kind === 'missing' ? (
        <Chip tone="neutral">{treeText.noBaseline(missingText(baseline.reason, doc))}</Chip>
      ) : null}
    </div>
  );
}
