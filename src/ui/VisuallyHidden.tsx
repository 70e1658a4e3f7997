import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './VisuallyHidden.module.css';

const c = classes(sheet);

/** Read aloud, not seen. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={c('root')}>{children}</span>;
}
