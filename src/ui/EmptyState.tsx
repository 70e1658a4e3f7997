import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './EmptyState.module.css';

export interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title?: string;
  /** One sentence: why there is nothing, and what would change that. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

const c = classes(sheet);

export function EmptyState({ icon, title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className={c('root')}>
      <div className={c('icon')} aria-hidden="true">
        {icon}
      </div>
      {title === undefined ? null : <p className={c('title')}>{title}</p>}
      <p className={c('text')}>{children}</p>
      {action === undefined ? null : <div className={c('action')}>{action}</div>}
    </div>
  );
}
