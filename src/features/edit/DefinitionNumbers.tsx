import { type ReactNode, useMemo } from 'react';
import type { Command } from '#core/model/commands/command.ts';
import { useDocument } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { dataErrorText } from '#text/dataError.ts';
import { previewText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import sheet from './EditPanel.module.css';
import { type NumberLine, NumberTable } from './NumberTable.tsx';
import { useImagined, useNumbers } from './usePreview.ts';

export interface DefinitionNumbersProps {
  readonly view: TreeView;
  readonly shown: NodeView;
  /** What saving would do; null while there is nothing to save, or it is not complete. */
  readonly command: Command | null;
  readonly isDirty: boolean;
}

const c = classes(sheet);

/** The number as it is saved, and beside it what it would be as edited. Nothing is saved by looking. */
export function DefinitionNumbers({ view, shown, command, isDirty }: DefinitionNumbersProps): ReactNode {
  const doc = useDocument((state) => state.doc);
  const { node, metric } = shown;
  const imagined = useImagined(command);
  const after = imagined?.ok === true ? imagined.value.doc : null;
  const ids = useMemo(() => [node.id], [node.id]);
  const { state, last } = useNumbers(view, after, ids, 'definition');
  const edited = after?.metrics[metric.id] ?? metric;
  const saved: NumberLine = {
    id: 'saved',
    label: isDirty ? previewText.saved : previewText.now,
    numbers: shown,
    unit: metric.unit,
    direction: metric.direction,
    doc,
    isStrong: !isDirty,
  };
  const draft: NumberLine = {
    id: 'draft',
    label: previewText.draft,
    numbers: (state.kind === 'ready' ? state.value : last)?.get(node.id) ?? null,
    unit: edited.unit,
    direction: edited.direction,
    doc: after ?? doc,
    isStrong: true,
  };
  if (state.kind === 'failed') {
    return (
      <Notice tone="error" action={<Button onClick={state.retry}>{previewText.retry}</Button>}>
        {dataErrorText(state.error)}
      </Notice>
    );
  }
  return (
    <>
      <NumberTable
        caption={previewText.caption}
        lines={isDirty && after !== null ? [saved, draft] : [saved]}
        isCompared={view.frame.comparison !== null}
        isStale={state.kind === 'loading'}
      />
      {isDirty && after === null ? <p className={c('note')}>{previewText.incomplete}</p> : null}
    </>
  );
}
