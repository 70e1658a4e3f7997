import { FileSpreadsheet } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FilePreview } from '#ingest/port.ts';
import { formatCount } from '#text/format.ts';
import { fileText, formatBytes } from '#text/import/file.ts';
import { importText } from '#text/import/wizard.ts';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import { FileButton } from './FileButton.tsx';
import sheet from './FileStep.module.css';
import { ReadSettingsFields } from './ReadSettingsFields.tsx';
import { SampleTable } from './SampleTable.tsx';
import type { ImportWizardModel } from './useImportWizard.ts';
import { WarningList } from './WarningList.tsx';
import type { ReadSettings } from './wizardState.ts';

export interface FileFactsProps {
  readonly model: ImportWizardModel;
  readonly preview: FilePreview;
  readonly settings: ReadSettings;
}

const c = classes(sheet);

/** What was found in the file, and how it was read; changing how reads it again. */
export function FileFacts({ model, preview, settings }: FileFactsProps): ReactNode {
  return (
    <div className={c('stack')}>
      <section className={c('card')} aria-label={preview.fileName}>
        <div className={c('file')}>
          <FileSpreadsheet className={c('fileIcon')} aria-hidden="true" />
          <div className={c('fileWords')}>
            <h4 className={c('fileName')}>{preview.fileName}</h4>
            <p className={c('facts')}>
              <span>
                <b>{formatCount(preview.rowCount + preview.rejectedCount)}</b> {fileText.rows.toLowerCase()}
                {preview.rejectedCount === 0 ? null : fileText.rejectedOfThem(preview.rejectedCount)}
              </span>
              <span>
                <b>{formatCount(preview.columns.length)}</b> {fileText.columns.toLowerCase()}
              </span>
              <span>{formatBytes(preview.bytes)}</span>
            </p>
          </div>
          <div className={c('desk')}>
            <Chip tone={preview.preset === null ? 'neutral' : 'accent'}>
              {preview.preset === null ? fileText.looksLikeNone : fileText.looksLike(preview.preset)}
            </Chip>
          </div>
          <FileButton size="md" label={importText.anotherFile} onFile={model.chooseFile} />
        </div>
        <ReadSettingsFields settings={settings} preview={preview} onChange={model.readFile} />
      </section>
      <WarningList warnings={preview.warnings.filter(isAboutFile)} />
      <SampleTable
        caption={fileText.firstRows}
        columns={preview.columns}
        rows={preview.sampleRows.slice(0, 8).map((row) => preview.columns.map((_, at) => row[at] ?? ''))}
      />
    </div>
  );
}

/** Of one column, it is said beside that column in the next step. */
const isAboutFile = ({ code }: { readonly code: string }): boolean => code !== 'date-order-ambiguous';
