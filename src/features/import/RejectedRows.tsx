import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { downloadFile } from '#features/shared/downloadFile.ts';
import type { Interpretation, Reject } from '#ingest/port.ts';
import { formatCount } from '#text/format.ts';
import { grainText } from '#text/import/conversations.ts';
import { rejectReasonText } from '#text/ingest.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Table, type TableColumn } from '#ui/Table.tsx';
import sheet from './ConversationsStep.module.css';

export interface RejectedRowsProps {
  readonly rejects: Interpretation['rejects'];
  readonly fileName: string;
  readonly rejectsCsv: () => Promise<string | null>;
}

const c = classes(sheet);
const columns: readonly TableColumn<Reject>[] = [
  { id: 'line', header: grainText.line, width: '90px', isRowHeader: true, cell: (row) => formatCount(row.line) },
  { id: 'reason', header: grainText.reason, cell: (row) => rejectReasonText(row.reason) },
];

export function RejectedRows({ rejects, fileName, rejectsCsv }: RejectedRowsProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  if (rejects.total === 0) return null;
  const download = async (): Promise<void> => {
    setBusy(true);
    const csv = await rejectsCsv();
    if (csv !== null) downloadFile(grainText.downloadName(fileName), [csv]);
    setBusy(false);
  };
  return (
    <div className={c('card', 'flush')}>
      <div className={c('head')}>
        <h4>{grainText.rejects(rejects.total)}</h4>
        <span className={c('quiet')}>{grainText.firstRejects(rejects.first.length, rejects.total)}</span>
        <Button size="sm" icon={<Download aria-hidden="true" />} busy={isBusy} onClick={() => void download()}>
          {grainText.download}
        </Button>
      </div>
      <div className={c('scroll')}>
        <Table
          caption={grainText.rejects(rejects.total)}
          columns={columns}
          rows={rejects.first}
          rowKey={(row) => String(row.line)}
          density="compact"
        />
      </div>
    </div>
  );
}
