import type { ReactNode } from 'react';
import type { Interpretation } from '#ingest/port.ts';
import { formatCount } from '#text/format.ts';
import { grainText } from '#text/import/conversations.ts';
import { classes } from '#ui/classes.ts';
import sheet from './ConversationsStep.module.css';

const c = classes(sheet);
const parts = ['kept', 'superseded', 'rejected'] as const;

/** Read = kept + earlier updates + rejected, as a sum and as a bar. */
export function RowSum({ rows }: { readonly rows: Interpretation['rows'] }): ReactNode {
  return (
    <div className={c('sum')}>
      <p className={c('terms')}>
        <Term kind="read" count={rows.read} />
        {parts.map((part, index) => (
          <span key={part} className={c('joined')}>
            <span className={c('sign')}>{index === 0 ? '=' : '+'}</span>
            <Term kind={part} count={rows[part]} />
          </span>
        ))}
      </p>
      <div className={c('bar')} aria-hidden="true">
        {parts
          .filter((part) => rows[part] > 0)
          .map((part) => (
            <span key={part} className={c('part', part)} style={{ flexGrow: rows[part] }} />
          ))}
      </div>
    </div>
  );
}

function Term({ kind, count }: { readonly kind: 'read' | (typeof parts)[number]; readonly count: number }): ReactNode {
  return (
    <span className={c('term', kind)}>
      <b>{formatCount(count)}</b> <span>{grainText[kind]}</span>
    </span>
  );
}
