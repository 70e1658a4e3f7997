import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { ColumnSchema } from '#core/table/table.ts';
import type { RowQuery } from '#engine/port.ts';
import { useDocument, useResource, useServices, useSession } from '#state/react.tsx';
import type { ConversationSet } from '#state/views/conversationFilter.ts';
import { conversationFilter } from '#state/views/conversationFilter.ts';
import { narrowDoc } from '#state/views/narrowDoc.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { conversationsText } from '#text/conversations.ts';
import { dataErrorText } from '#text/dataError.ts';
import { explainText } from '#text/explain.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { TableSort } from '#ui/Table.tsx';
import sheet from './ConversationTable.module.css';
import { ConversationTable } from './ConversationTable.tsx';
import { exportConversations } from './exportConversations.ts';

export interface ConversationsPanelProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

const c = classes(sheet);
const pageSize = 50;
type Side = 'baseline' | 'current';

/** The conversations behind the number of a node, in the segment drilled into, in either period. */
export function ConversationsPanel({ view, shown }: ConversationsPanelProps): ReactNode {
  const { session } = useServices();
  const path = useSession((state) => state.drill.path);
  const [side, setSide] = useState<Side>('current');
  const isFormula = shown.metric.basis.kind === 'formula';
  const [wanted, setWanted] = useState<ConversationSet>('counted');
  const set = isFormula ? 'all' : wanted;
  const { columns } = view.frame.dataset;
  const nameOf = (id: string): string => columns.find((column) => column.id === id)?.name ?? id;
  return (
    <div className={c('root')}>
      <div className={c('bar')}>
        {view.frame.comparison === null ? null : (
          <Segmented<Side>
            label={conversationsText.side}
            size="sm"
            value={side}
            options={[
              { value: 'baseline', label: explainText.baseline },
              { value: 'current', label: explainText.current },
            ]}
            onChange={setSide}
          />
        )}
        {isFormula ? null : (
          <Segmented<ConversationSet>
            label={conversationsText.which}
            size="sm"
            value={set}
            options={[
              { value: 'counted', label: conversationsText.part },
              { value: 'all', label: conversationsText.whole },
            ]}
            onChange={setWanted}
          />
        )}
        {path.map((step, index) => (
          <Chip
            key={step.column}
            shape="tag"
            onRemove={{
              label: conversationsText.clear(explainText.step(nameOf(step.column), step.value)),
              run: () => session.setDrill({ dimension: null, path: path.filter((_, other) => other !== index) }),
            }}
          >
            {explainText.step(nameOf(step.column), step.value)}
          </Chip>
        ))}
      </div>
      <Pages key={`${shown.node.id}:${side}:${set}:${JSON.stringify(path)}`} {...{ view, shown, side, set }} />
    </div>
  );
}

interface PagesProps extends ConversationsPanelProps {
  readonly side: Side;
  readonly set: ConversationSet;
}

function Pages({ view, shown, side, set }: PagesProps): ReactNode {
  const { resources, engine } = useServices();
  const [offset, setOffset] = useState(0);
  const [sort, setSort] = useState<TableSort | null>(null);
  const [exporting, setExporting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { columns } = view.frame.dataset;
  const base = useRowQuery({ view, shown, side, set });
  const query = useMemo<RowQuery>(
    () => ({
      ...base,
      offset,
      sort: sort === null ? null : { column: sort.columnId, descending: sort.direction === 'descending' },
    }),
    [base, offset, sort],
  );
  const key = useMemo(() => JSON.stringify(query), [query]);
  const page = useResource(resources.pages, key);
  useEffect(() => void resources.ensurePage(key, query, 'conversations'), [resources, key, query]);
  const save = async (): Promise<void> => {
    setExporting(true);
    const failed = await exportConversations(engine, query, columns, shown.metric.name);
    setProblem(failed === null ? null : dataErrorText(failed));
    setExporting(false);
  };
  if (page.status === 'failed') {
    return (
      <Notice
        tone="error"
        title={conversationsText.failed}
        action={<Button onClick={() => resources.pages.reload(key)}>{conversationsText.retry}</Button>}
      >
        {dataErrorText(page.error)}
      </Notice>
    );
  }
  if (page.value === null) return <Skeleton height="320px" />;
  if (page.value.total === 0) return <p>{conversationsText.none}</p>;
  return (
    <>
      {problem === null ? null : <Notice tone="error">{problem}</Notice>}
      <ConversationTable
        page={page.value}
        columns={columns}
        offset={offset}
        pageSize={pageSize}
        sort={sort}
        exporting={exporting}
        onSort={(next) => {
          setSort(next);
          setOffset(0);
        }}
        onOffset={setOffset}
        onExport={() => void save()}
      />
    </>
  );
}

function useRowQuery({ view, shown, side, set }: PagesProps): Omit<RowQuery, 'offset' | 'sort'> {
  const doc = useDocument((state) => state.doc);
  const path = useSession((state) => state.drill.path);
  const { frame } = view;
  return useMemo(() => {
    const { dataset, treeId, comparison, current } = frame;
    const narrowed = narrowDoc(doc, treeId, path);
    const range = comparison === null ? current : comparison[side];
    return {
      table: dataset.contentHash,
      filter: conversationFilter(narrowed, treeId, shown.node.id, set),
      time: dataset.dateColumn === null || range === null ? null : { column: dataset.dateColumn, range },
      columns: shownColumns(dataset.columns),
      limit: pageSize,
    };
  }, [doc, path, frame, shown.node.id, side, set]);
}

/** What tells a conversation apart first, then the rest in the order of the file. */
function shownColumns(columns: readonly ColumnSchema[]): readonly string[] {
  const first = ['conversation_id', 'created_at', 'outcome', 'channel', 'issue_type', 'team', 'agent', 'status'];
  const rank = ({ role }: ColumnSchema): number => {
    const position = role === null ? -1 : first.indexOf(role);
    return position === -1 ? first.length : position;
  };
  return columns.toSorted((a, b) => rank(a) - rank(b)).map(({ id }) => id);
}
