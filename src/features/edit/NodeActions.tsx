import { ArrowLeft, ArrowRight, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { childrenOf } from '#core/model/graph.ts';
import { useDocument, useServices } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { commandErrorText } from '#text/commands.ts';
import { structureText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { AddNodeDialog } from './AddNodeDialog.tsx';
import sheet from './EditPanel.module.css';
import { RemoveNodeDialog } from './RemoveNodeDialog.tsx';

export interface NodeActionsProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

const c = classes(sheet);

/** Changes of the tree around a node: add below, move among siblings, remove. */
export function NodeActions({ view, shown }: NodeActionsProps): ReactNode {
  const [asking, setAsking] = useState<'add' | 'remove' | null>(null);
  const close = (): void => setAsking(null);
  const isRoot = shown.node.parentId === null;
  return (
    <div className={c('stack')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of actions is no fieldset */}
      <div className={c('row')} role="group" aria-label={structureText.actions}>
        <Button icon={<Plus aria-hidden="true" />} onClick={() => setAsking('add')}>
          {structureText.add}
        </Button>
        {isRoot ? null : (
          <span className={c('end')}>
            <MoveButtons shown={shown} />
            <IconButton
              icon={<Trash2 aria-hidden="true" />}
              label={structureText.remove}
              onClick={() => setAsking('remove')}
            />
          </span>
        )}
      </div>
      {asking === 'add' ? <AddNodeDialog view={view} parent={shown} onClose={close} /> : null}
      {asking === 'remove' ? <RemoveNodeDialog view={view} shown={shown} onClose={close} /> : null}
    </div>
  );
}

function MoveButtons({ shown }: { readonly shown: NodeView }): ReactNode {
  const { document } = useServices();
  const doc = useDocument((state) => state.doc);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { node, metric } = shown;
  const { parentId } = node;
  if (parentId === null) return null;
  const siblings = childrenOf(doc, parentId);
  const at = siblings.findIndex((each) => each.id === node.id);
  const move = (to: number): void => {
    if (to < 0 || to >= siblings.length) return;
    const as =
      node.role === 'influence' ? ({ role: 'influence' } as const) : ({ role: 'component', sign: '+' } as const);
    const done = document.dispatch({ kind: 'move-node', nodeId: node.id, parentId, index: to, as });
    setProblem(done.ok ? null : commandErrorText(done.error));
    if (done.ok) setSaid(structureText.moved(metric.name, to + 1, siblings.length));
  };
  return (
    <>
      {problem === null ? null : <Notice tone="error">{problem}</Notice>}
      <IconButton
        icon={<ArrowLeft aria-hidden="true" />}
        label={structureText.moveLeft}
        disabled={at <= 0}
        onClick={() => move(at - 1)}
      />
      <IconButton
        icon={<ArrowRight aria-hidden="true" />}
        label={structureText.moveRight}
        disabled={at >= siblings.length - 1}
        onClick={() => move(at + 1)}
      />
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </>
  );
}
