import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Kbd.module.css';

const c = classes(sheet);

export function Kbd({ children }: { readonly children: ReactNode }): ReactNode {
  return <kbd className={c('root')}>{children}</kbd>;
}
