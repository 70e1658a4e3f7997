import { X } from 'lucide-react';
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { classes } from './classes.ts';
import sheet from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';
import { LayerContext } from './layer.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly closeLabel: string;
  /** 'full' covers the page: for a wizard. */
  readonly size?: 'sm' | 'md' | 'lg' | 'full';
  /** Between title and close button: the stepper of a wizard. */
  readonly header?: ReactNode;
  readonly footer?: ReactNode;
  /** A click outside closes it. Off for anything with work in it. */
  readonly closeOnBackdrop?: boolean;
  readonly children: ReactNode;
}

const c = classes(sheet);

/**
 * A native modal dialog: the browser traps focus, makes the rest inert and gives focus back.
 * The close button comes last, so that focus starts in the content, and in a question without fields on its first answer.
 */
export function Dialog(props: DialogProps): ReactNode {
  const { open, onClose, title, description, closeLabel, size = 'md', header, footer, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || element === null) return;
    openModal(element);
    return () => closeModal(element);
  }, [open]);
  const clickOutside = (event: MouseEvent<HTMLDialogElement>): void => {
    if (props.closeOnBackdrop === true && event.target === dialog.current) onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog and arrives as onCancel
    <dialog
      ref={dialog}
      className={c('root', size)}
      aria-labelledby={titleId}
      onClick={clickOutside}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
    >
      {open ? (
        <LayerContext value={layer}>
          <div className={c('header')}>
            <div className={c('titles')}>
              <h2 className={c('title')} id={titleId}>
                {title}
              </h2>
              {description === undefined ? null : <p className={c('description')}>{description}</p>}
            </div>
            {header === undefined ? null : <div className={c('middle')}>{header}</div>}
          </div>
          <div className={c('body')}>{children}</div>
          {footer === undefined ? null : <div className={c('footer')}>{footer}</div>}
          <div className={c('close')}>
            <IconButton icon={<X aria-hidden="true" />} label={closeLabel} onClick={onClose} />
          </div>
        </LayerContext>
      ) : null}
      <div ref={setLayer} className={c('layer')} />
    </dialog>
  );
}

/** Where the browser has no modal dialogs the element still opens, in the page. */
function openModal(element: HTMLDialogElement): void {
  if (typeof element.showModal === 'function') element.showModal();
  else element.setAttribute('open', '');
}

function closeModal(element: HTMLDialogElement): void {
  if (typeof element.close === 'function') element.close();
  else element.removeAttribute('open');
}
