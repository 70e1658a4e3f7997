import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { dropText } from '#text/drop.ts';
import { classes } from '#ui/classes.ts';
import sheet from './DropZone.module.css';
import { FileButton } from './FileButton.tsx';

const c = classes(sheet);

/** The large target of the first step. Dropping is heard by the window (`FileDrop`), so missing the box does no harm. */
export function DropZone({ onFile }: { readonly onFile: (file: File) => void }): ReactNode {
  return (
    <div className={c('root')}>
      <FileUp className={c('icon')} aria-hidden="true" />
      <p className={c('title')}>{dropText.drop}</p>
      <p className={c('or')}>{dropText.or}</p>
      <FileButton variant="primary" label={dropText.choose} onFile={onFile} focusFirst />
      <div className={c('facts')}>
        <p>{dropText.accepts}</p>
        <p>{dropText.sources}</p>
      </div>
    </div>
  );
}
