import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Notice.module.css';

export type NoticeTone = 'info' | 'success' | 'warn' | 'error';

export interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

const c = classes(sheet);
const icons = { info: Info, success: CircleCheck, warn: TriangleAlert, error: CircleAlert } as const;

/** One fact that the reader should know, and what to do about it. An error is announced at once. */
export function Notice({ tone, title, children, action }: NoticeProps): ReactNode {
  const Icon = icons[tone];
  return (
    <div className={c('root', tone)} role={tone === 'error' ? 'alert' : 'note'}>
      <Icon className={c('icon')} aria-hidden="true" />
      <div className={c('words')}>
        {title === undefined ? null : <div className={c('title')}>{title}</div>}
        {children}
      </div>
      {action === undefined ? null : <div className={c('action')}>{action}</div>}
    </div>
  );
}
