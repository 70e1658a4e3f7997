import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { classes } from './classes.ts';
import sheet from './ToastRegion.module.css';

export interface Toast {
  readonly id: string;
  readonly text: string;
  /** An error stays until it is dismissed. */
  readonly tone?: 'info' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface ToastRegionProps {
  readonly label: string;
  readonly dismissLabel: string;
  readonly toasts: readonly Toast[];
  readonly onDismiss: (id: string) => void;
  readonly timeoutMs?: number;
}

const c = classes(sheet);

/** Always mounted, so that what is added to it is read aloud. */
export function ToastRegion({ label, dismissLabel, toasts, onDismiss, timeoutMs = 6000 }: ToastRegionProps): ReactNode {
  return (
    <section className={c('root')} aria-label={label} aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} {...{ toast, dismissLabel, onDismiss, timeoutMs }} />
      ))}
    </section>
  );
}

interface ToastLineProps {
  readonly toast: Toast;
  readonly dismissLabel: string;
  readonly onDismiss: (id: string) => void;
  readonly timeoutMs: number;
}

function ToastLine({ toast, dismissLabel, onDismiss, timeoutMs }: ToastLineProps): ReactNode {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.tone === 'error') return;
    const timer = setTimeout(() => onDismiss(toast.id), timeoutMs);
    return () => clearTimeout(timer);
  }, [held, toast, onDismiss, timeoutMs]);
  const act = (): void => {
    toast.action?.run();
    onDismiss(toast.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at or focusing inside only stops the clock
    <div
      className={c('toast', toast.tone)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.action === undefined ? null : (
        <button type="button" className={c('button')} onClick={act}>
          {toast.action.label}
        </button>
      )}
      <button type="button" className={c('button')} aria-label={dismissLabel} onClick={() => onDismiss(toast.id)}>
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
