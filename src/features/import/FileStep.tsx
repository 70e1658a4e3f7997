import type { ReactNode } from 'react';
import { unreachable } from '#core/base/unreachable.ts';
import { fileText, formatBytes } from '#text/import/file.ts';
import { importText } from '#text/import/wizard.ts';
import { ingestErrorText } from '#text/ingest.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { Progress } from '#ui/Progress.tsx';
import { DropZone } from './DropZone.tsx';
import { FileButton } from './FileButton.tsx';
import { FileFacts } from './FileFacts.tsx';
import sheet from './FileStep.module.css';
import { ReadSettingsFields } from './ReadSettingsFields.tsx';
import type { ImportWizardModel } from './useImportWizard.ts';
import type { Source } from './wizardState.ts';

const c = classes(sheet);

/** From nothing to a file that has been read; every way in which that fails has a way on. */
export function FileStep({ model }: { readonly model: ImportWizardModel }): ReactNode {
  const { source } = model.state;
  switch (source.kind) {
    case 'none':
      return <DropZone onFile={model.chooseFile} />;
    case 'large':
      return <LargeFile model={model} file={source.file} />;
    case 'reading':
      return <ReadingFile model={model} source={source} />;
    case 'failed':
      return <FailedFile model={model} source={source} />;
    case 'read':
      return <FileFacts model={model} preview={source.preview} settings={source.settings} />;
    default:
      return unreachable(source);
  }
}

type Of<K extends Source['kind']> = Extract<Source, { readonly kind: K }>;

function LargeFile({ model, file }: { readonly model: ImportWizardModel; readonly file: File }): ReactNode {
  return (
    <div className={c('stack')}>
      <Notice tone="warn" title={fileText.largeTitle(file.name, formatBytes(file.size))}>
        {fileText.large}
      </Notice>
      <div className={c('actions')}>
        <FileButton variant="primary" label={importText.anotherFile} onFile={model.chooseFile} />
        <Button size="lg" onClick={() => model.readFile({ delimiter: null, encoding: null, hasHeader: null })}>
          {fileText.readAnyway}
        </Button>
      </div>
    </div>
  );
}

function ReadingFile(props: { readonly model: ImportWizardModel; readonly source: Of<'reading'> }): ReactNode {
  const { model, source } = props;
  const { bytes, totalBytes, rows } = source.progress;
  const share = totalBytes === 0 ? null : bytes / totalBytes;
  return (
    <div className={c('card', 'reading')}>
      <Progress
        label={fileText.reading(source.file.name)}
        value={share}
        text={fileText.progress(rows, formatBytes(bytes), formatBytes(totalBytes), share)}
      />
      <div className={c('actions')}>
        <Button onClick={model.cancelReading}>{fileText.cancelReading}</Button>
      </div>
    </div>
  );
}

function FailedFile(props: { readonly model: ImportWizardModel; readonly source: Of<'failed'> }): ReactNode {
  const { model, source } = props;
  const { error, settings, file } = source;
  return (
    <div className={c('stack')}>
      <Notice tone="error" title={file.name}>
        {ingestErrorText(error)}
      </Notice>
      <div className={c('actions')}>
        <FileButton variant="primary" label={importText.anotherFile} onFile={model.chooseFile} />
        {mayPass(error.code) ? (
          <Button size="lg" onClick={() => model.readFile(settings)}>
            {importText.retry}
          </Button>
        ) : null}
      </div>
      {dependsOnSettings(error.code) ? (
        <section className={c('card')} aria-label={fileText.readDifferently}>
          <h4 className={c('title')}>{fileText.readDifferently}</h4>
          <ReadSettingsFields settings={settings} preview={null} onChange={model.readFile} />
        </section>
      ) : null}
    </div>
  );
}

type ErrorCode = Of<'failed'>['error']['code'];

/** The same file may be read the next time. */
const mayPass = (code: ErrorCode): boolean =>
  code === 'worker-died' || code === 'internal' || code === 'unreadable' || code === 'cancelled';

/** Another delimiter or encoding may be the remedy. */
const dependsOnSettings = (code: ErrorCode): boolean =>
  code === 'one-column' || code === 'header-only' || code === 'binary-file' || code === 'nothing-left';
