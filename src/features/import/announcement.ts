import { fileText } from '#text/import/file.ts';
import type { WizardState } from './wizardState.ts';

/** What is said politely while the eyes are elsewhere: a quarter of the file at a time, then what was found. */
export function announcementOf({ step, source }: WizardState): string {
  if (step !== 'file') return '';
  if (source.kind === 'reading') {
    const { bytes, totalBytes } = source.progress;
    const quarter = totalBytes === 0 ? 0 : Math.floor((4 * bytes) / totalBytes);
    return quarter === 0 ? fileText.reading(source.file.name) : fileText.announceShare(quarter * 25);
  }
  return source.kind === 'read' ? fileText.announceRead(source.preview.rowCount, source.preview.columns.length) : '';
}
