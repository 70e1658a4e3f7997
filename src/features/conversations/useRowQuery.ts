import { useMemo } from 'react';
import type { ColumnSchema } from '#core/table/table.ts';
import type { RowQuery } from '#engine/port.ts';
import { useDocument, useSession } from '#state/react.tsx';
import { type ConversationSet, conversationFilter } from '#state/views/conversationFilter.ts';
import { narrowDoc } from '#state/views/narrowDoc.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';

export type Side = 'baseline' | 'current';

export interface RowsWanted {
  readonly view: TreeView;
  readonly shown: NodeView;
  readonly side: Side;
  readonly set: ConversationSet;
}

/** The question for the rows behind a node's number; null where it is not read from rows. */
export function useRowQuery({ view, shown, side, set }: RowsWanted): RowQuery | null {
  const doc = useDocument((state) => state.doc);
  const path = useSession((state) => state.drill.path);
  const ignored = useSession((state) => state.causes.ignored);
  const { frame } = view;
  return useMemo(() => {
    const { dataset, treeId, comparison, current, extent } = frame;
    const filter = conversationFilter(narrowDoc(doc, treeId, path, ignored), treeId, shown.node.id, set);
    if (filter === null) return null;
    const range = comparison === null ? current : comparison[side];
    const { dateColumn } = dataset;
    return {
      table: dataset.contentHash,
      filter,
      time: dateColumn === null || extent === null || range === null ? null : { column: dateColumn, range },
      columns: shownColumns(dataset.columns),
      sort: null,
      offset: 0,
      limit: pageSize,
    };
  }, [doc, path, ignored, frame, shown.node.id, side, set]);
}

const pageSize = 50;

/** What tells a conversation apart first, then the rest in the order of the file. */
function shownColumns(columns: readonly ColumnSchema[]): readonly string[] {
  const first = ['conversation_id', 'created_at', 'outcome', 'channel', 'issue_type', 'team', 'agent', 'status'];
  const rank = ({ role }: ColumnSchema): number => {
    const position = role === null ? -1 : first.indexOf(role);
    return position === -1 ? first.length : position;
  };
  return columns.toSorted((a, b) => rank(a) - rank(b)).map(({ id }) => id);
}
