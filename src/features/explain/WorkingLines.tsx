import type { ReactNode } from 'react';
import type { WorkingLine } from '#text/steps.ts';
import { classes } from '#ui/classes.ts';
import sheet from './ExplainPanel.module.css';

const c = classes(sheet);

export function WorkingLines({ lines }: { readonly lines: readonly WorkingLine[] }): ReactNode {
  return (
    <dl className={c('working')}>
      {lines.map((line) => (
        <div key={`${line.label} ${line.text}`}>
          <dt>{line.label}</dt>
          <dd>{line.text}</dd>
        </div>
      ))}
    </dl>
  );
}
