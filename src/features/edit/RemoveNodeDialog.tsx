import { type ReactNode, useMemo } from 'react';
import type { Command } from '#core/model/commands/command.ts';
import { subtreeOf } from '#core/model/graph.ts';
import { useDocument, useServices } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { commandErrorText } from '#text/commands.ts';
import { editText, structureText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import sheet from './EditPanel.module.css';
import { focusPanelLater } from './focusPanelLater.ts';
import { RemoveConsequence } from './RemoveConsequence.tsx';
import { useImagined } from './usePreview.ts';

export interface RemoveNodeDialogProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly onClose: () => void;
}

const c = classes(sheet);

/** Asks before a node goes: what goes with it, and what becomes of the numbers above. */
export function RemoveNodeDialog({ view, shown, onClose }: RemoveNodeDialogProps): ReactNode {
  const { document } = useServices();
  const doc = useDocument((state) => state.doc);
  const { node, metric } = shown;
  const command = useMemo<Command>(() => ({ kind: 'remove-node', nodeId: node.id }), [node.id]);
  const imagined = useImagined(command);
  const below = subtreeOf(doc, node.id).length - 1;
  return (
    <Dialog
      open
      onClose={onClose}
      title={structureText.removeTitle(metric.name)}
      closeLabel={editText.close}
      size="md"
      closeOnBackdrop
      footer={
        <>
          <Button onClick={onClose}>{editText.cancel}</Button>
          <Button
            variant="danger"
            disabled={imagined?.ok !== true}
            onClick={(event) => {
              focusPanelLater(event.currentTarget.ownerDocument);
              onClose();
              document.dispatch(command);
            }}
          >
            {structureText.removeIt}
          </Button>
        </>
      }
    >
      <div className={c('stack')}>
        <p>
          {structureText.removeBody(below)} {structureText.undoable}
        </p>
        {imagined?.ok === false ? <Notice tone="error">{commandErrorText(imagined.error)}</Notice> : null}
        {imagined?.ok === true ? <RemoveConsequence view={view} node={node} after={imagined.value.doc} /> : null}
      </div>
    </Dialog>
  );
}
