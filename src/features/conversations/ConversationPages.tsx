import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { ColumnSchema } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';
import type { RowPage, RowQuery } from '#engine/port.ts';
import { useServices, useSettled } from '#state/react.tsx';
import { conversationsText } from '#text/conversations.ts';
import { dataErrorText } from '#text/dataError.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { TableSort } from '#ui/Table.tsx';
import { ConversationTable } from './ConversationTable.tsx';
import { exportConversations } from './exportConversations.ts';

export interface ConversationPagesProps {
  /** Its first page, unsorted. Another question: another key. */
  readonly query: RowQuery;
  readonly columns: readonly ColumnSchema[];
  /** Null: all rows. */
  readonly period: DayRange | null;
  /** For the file: what the rows are of. */
  readonly name: string;
}

/** The answer to one question, page by page. The last page stays while the next one loads. */
export function ConversationPages({ query, columns, period, name }: ConversationPagesProps): ReactNode {
  const { resources } = useServices();
  const [offset, setOffset] = useState(0);
  const [sort, setSort] = useState<TableSort | null>(null);
  const [kept, setKept] = useState<{ readonly page: RowPage; readonly offset: number } | null>(null);
  const wanted = useMemo<RowQuery>(
    () => ({
      ...query,
      offset,
      sort: sort === null ? null : { column: sort.columnId, descending: sort.direction === 'descending' },
    }),
    [query, offset, sort],
  );
  const key = useMemo(() => JSON.stringify(wanted), [wanted]);
  const { value: page, error } = useSettled(resources.pages, key);
  useEffect(() => void resources.ensurePage(key, wanted, 'conversations'), [resources, key, wanted]);
  const saving = useExport(wanted, columns, name);
  if (page !== null && page !== kept?.page) setKept({ page, offset });
  if (error !== null) {
    const retry = <Button onClick={() => resources.pages.reload(key)}>{conversationsText.retry}</Button>;
    return (
      <Notice tone="error" title={conversationsText.failed} action={retry}>
        {dataErrorText(error)}
      </Notice>
    );
  }
  if (kept === null) return <Skeleton height="320px" />;
  if (kept.page.total === 0) return <p>{conversationsText.none}</p>;
  return (
    <>
      {saving.problem === null ? null : <Notice tone="error">{saving.problem}</Notice>}
      <ConversationTable
        page={kept.page}
        columns={columns}
        offset={kept.offset}
        pageSize={query.limit}
        period={period}
        sort={sort}
        busy={page === null}
        exporting={saving.busy}
        onSort={(next) => {
          setSort(next);
          setOffset(0);
        }}
        onOffset={setOffset}
        onExport={saving.run}
      />
    </>
  );
}

interface Export {
  readonly busy: boolean;
  readonly problem: string | null;
  readonly run: () => void;
}

function useExport(query: RowQuery, columns: readonly ColumnSchema[], name: string): Export {
  const { resources } = useServices();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    const failed = await exportConversations(resources, query, columns, name);
    setProblem(failed === null ? null : dataErrorText(failed));
    setBusy(false);
  };
  return { busy, problem, run: () => void save() };
}
