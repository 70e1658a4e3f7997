import { FileUp } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { dropText } from '#text/drop.ts';
import { classes } from '#ui/classes.ts';
import sheet from './FileDrop.module.css';

export interface FileDropProps {
  readonly onFile: (file: File) => void;
}

const c = classes(sheet);

/** Anywhere in the window is a place to drop one file. Elsewhere than here a dropped file would replace the page. */
export function FileDrop({ onFile }: FileDropProps): ReactNode {
  const dragged = useWindowDrop(onFile);
  if (dragged === 0) return null;
  const [title, hint] =
    dragged > 1 ? [dropText.onlyOne, dropText.onlyOneHint] : [dropText.overlay, dropText.overlayHint];
  return (
    <div className={c('root')} role="status" popover="manual" ref={(element) => element?.showPopover?.()}>
      <div className={c('card')}>
        <FileUp aria-hidden="true" />
        <p className={c('title')}>{title}</p>
        <p className={c('hint')}>{hint}</p>
      </div>
    </div>
  );
}

/** How many files are being dragged over the window. */
function useWindowDrop(onFile: (file: File) => void): number {
  const [dragged, setDragged] = useState(0);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      const count = countFiles(event);
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = count > 1 ? 'none' : 'copy';
      setDragged(Math.max(1, count));
    };
    const leave = (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node)) setDragged(0);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setDragged(0);
      const [file, ...more] = [...(event.dataTransfer?.files ?? [])];
      if (file !== undefined && more.length === 0) onFile(file);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onFile]);
  return dragged;
}

const holdsFiles = (event: DragEvent): boolean => [...(event.dataTransfer?.types ?? [])].includes('Files');

const countFiles = (event: DragEvent): number =>
  [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file').length;
