import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Disclosure.module.css';

export interface DisclosureProps {
  readonly summary: string;
  readonly children: ReactNode;
}

const c = classes(sheet);

/** More of the same, on demand: "Show the working". */
export function Disclosure({ summary, children }: DisclosureProps): ReactNode {
  return (
    <details className={c('root')}>
      <summary className={c('summary')}>
        <ChevronRight aria-hidden="true" />
        {summary}
      </summary>
      <div className={c('body')}>{children}</div>
    </details>
  );
}
