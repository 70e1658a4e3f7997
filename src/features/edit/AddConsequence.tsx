import { type ReactNode, useMemo } from 'react';
import type { AddNode } from '#core/model/commands/addNode.ts';
import { useDocument } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { dataErrorText } from '#text/dataError.ts';
import { previewText, structureText } from '#text/edit.ts';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import sheet from './EditPanel.module.css';
import { FormulaConsequence } from './FormulaConsequence.tsx';
import { type NumberLine, NumberTable } from './NumberTable.tsx';
import { useImagined, useNumbers } from './usePreview.ts';

export interface AddConsequenceProps {
  readonly view: TreeView;
  readonly parent: NodeView;
  /** Null while it is not complete. */
  readonly command: AddNode | null;
  /** What to do to make it complete. */
  readonly incomplete: string;
}

const c = classes(sheet);
/** Stands in for a name that is not typed yet, so that its number can be shown. */
const unnamed = '…';

/** The number of a node before it is added, and what it would make of its parent's formula and number. */
export function AddConsequence({ view, parent, command, incomplete }: AddConsequenceProps): ReactNode {
  const doc = useDocument((state) => state.doc);
  const named = useMemo(() => (command === null ? null : withName(command)), [command]);
  const imagined = useImagined(named);
  const after = imagined?.ok === true ? imagined.value : null;
  const added = after === null || after.selected === null ? undefined : after.doc.nodes[after.selected];
  const metric = added === undefined ? undefined : after?.doc.metrics[added.metricId];
  const isPart = command?.as.role === 'component';
  const parentId = parent.node.id;
  const addedId = added?.id ?? null;
  const ids = useMemo(
    () => (addedId === null ? [] : isPart ? [addedId, parentId] : [addedId]),
    [addedId, parentId, isPart],
  );
  const { state, last } = useNumbers(view, after?.doc ?? null, ids, 'add-node');
  if (command === null || after === null || added === undefined || metric === undefined) {
    return command === null ? <p className={c('note')}>{incomplete}</p> : null;
  }
  if (state.kind === 'failed') return <Notice tone="error">{dataErrorText(state.error)}</Notice>;
  const numbers = state.kind === 'ready' ? state.value : last;
  const lineOf = (id: string, label: string, of: Pick<NumberLine, 'numbers' | 'unit' | 'direction'>): NumberLine => ({
    id,
    label,
    ...of,
    doc: after.doc,
  });
  const { unit, direction } = parent.metric;
  const lines: readonly NumberLine[] = [
    { ...lineOf('added', metric.name, { ...metric, numbers: numbers?.get(added.id) ?? null }), isStrong: true },
    ...(isPart
      ? [
          lineOf('before', structureText.numberBefore(parent.metric.name), { unit, direction, numbers: parent }),
          lineOf('after', structureText.numberAfter(parent.metric.name), {
            unit,
            direction,
            numbers: numbers?.get(parentId) ?? null,
          }),
        ]
      : []),
  ];
  return (
    <>
      {metric.basis.kind === 'unbound' ? (
        <Notice tone="warn">{structureText.lacks(metric.basis.needs)}</Notice>
      ) : (
        <NumberTable
          caption={previewText.caption}
          lines={lines}
          isCompared={view.frame.comparison !== null}
          isStale={state.kind === 'loading'}
        />
      )}
      {isPart && metric.unit !== unit ? (
        <Notice tone="warn">{structureText.unitsDiffer(metric.name, parent.metric.name)}</Notice>
      ) : null}
      <FormulaConsequence metricId={parent.metric.id} before={doc} after={after.doc} />
    </>
  );
}

function withName(command: AddNode): AddNode {
  const { metric } = command;
  if (metric.kind === 'existing' || metric.name.trim() !== '') return command;
  return { ...command, metric: { ...metric, name: unnamed } };
}
