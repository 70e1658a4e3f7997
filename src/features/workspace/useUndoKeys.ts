import { useEffect } from 'react';
import type { DocumentStore } from '#state/document/createDocumentStore.ts';

/** Ctrl or Cmd with Z, Shift Z or Y, anywhere but in a field, which has an undo of its own, and under a dialog. */
export function useUndoKeys(document: Pick<DocumentStore, 'undo' | 'redo'>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isField(event.target) || isAsking()) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) document.redo();
      else document.undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [document]);
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=radio],[type=checkbox]), textarea, [contenteditable]');

const isAsking = (): boolean => window.document.querySelector('dialog[open]') !== null;
