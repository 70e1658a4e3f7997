import { type ReactNode, useMemo } from 'react';
import type { Doc } from '#core/model/doc.ts';
import { ancestorsOf } from '#core/model/graph.ts';
import type { Node } from '#core/model/schema.ts';
import { useDocument } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { dataErrorText } from '#text/dataError.ts';
import { structureText } from '#text/edit.ts';
import { Notice } from '#ui/Notice.tsx';
import { FormulaConsequence } from './FormulaConsequence.tsx';
import { type NumberLine, NumberTable } from './NumberTable.tsx';
import { useNumbers } from './usePreview.ts';

export interface RemoveConsequenceProps {
  readonly view: TreeView;
  readonly node: Node;
  /** The doc without it. */
  readonly after: Doc;
}

/** What becomes of the formula above and of the numbers that a removed part stood in: its parent's and the root's. */
export function RemoveConsequence({ view, node, after }: RemoveConsequenceProps): ReactNode {
  const doc = useDocument((state) => state.doc);
  const touched = useMemo(() => touchedBy(doc, node), [doc, node]);
  const ids = useMemo(() => touched.map(({ id }) => id), [touched]);
  const { state, last } = useNumbers(view, after, ids, 'remove-node');
  const parent = touched[0] === undefined ? undefined : view.nodes.get(touched[0].id);
  if (parent === undefined) return null;
  if (state.kind === 'failed') return <Notice tone="error">{dataErrorText(state.error)}</Notice>;
  const numbers = state.kind === 'ready' ? state.value : last;
  const lines = touched.flatMap(({ id }): readonly NumberLine[] => {
    const shown = view.nodes.get(id);
    return shown === undefined ? [] : linesOf(shown, { doc, after }, numbers?.get(id) ?? null);
  });
  return (
    <>
      <FormulaConsequence metricId={parent.metric.id} before={doc} after={after} />
      <NumberTable
        caption={structureText.removeNumbers}
        lines={lines}
        isCompared={view.frame.comparison !== null}
        isStale={state.kind === 'loading'}
      />
      <Notice tone="warn">{structureText.nameDoubt(parent.metric.name)}</Notice>
    </>
  );
}

/** The parent that a part stands in, and the root where the parent is in turn a part of it. */
function touchedBy(doc: Doc, node: Node): readonly Node[] {
  if (node.role !== 'component') return [];
  const above = ancestorsOf(doc, node.id);
  const outside = above.findIndex(({ role, parentId }) => role !== 'component' && parentId !== null);
  const [parent] = above;
  const root = outside < 0 ? above.at(-1) : undefined;
  return parent === undefined ? [] : root === undefined || root.id === parent.id ? [parent] : [parent, root];
}

function linesOf(
  shown: NodeView,
  docs: { readonly doc: Doc; readonly after: Doc },
  numbers: NumberLine['numbers'],
): readonly NumberLine[] {
  const { id } = shown.node;
  const { name, unit, direction } = shown.metric;
  return [
    { id: `${id} now`, label: structureText.numberBefore(name), numbers: shown, unit, direction, doc: docs.doc },
    {
      id: `${id} after`,
      label: structureText.numberAfter(name),
      numbers,
      unit,
      direction,
      doc: docs.after,
      isStrong: true,
    },
  ];
}
