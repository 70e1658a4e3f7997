import type { ReactNode } from 'react';
import type { Encoding, FilePreview } from '#ingest/port.ts';
import { delimiterNames, encodingNames, fileText } from '#text/import/file.ts';
import { classes } from '#ui/classes.ts';
import { Select } from '#ui/Select.tsx';
import sheet from './FileStep.module.css';
import type { ReadSettings } from './wizardState.ts';

export interface ReadSettingsFieldsProps {
  readonly settings: ReadSettings;
  /** Null while the file could not be read as it is: nothing is known about it. */
  readonly preview: FilePreview | null;
  /** Reads the file again. */
  readonly onChange: (settings: ReadSettings) => void;
}

const c = classes(sheet);
const sniffed = 'sniffed';
const encodingIds = Object.keys(encodingNames).filter((id): id is Encoding => id in encodingNames);

export function ReadSettingsFields({ settings, preview, onChange }: ReadSettingsFieldsProps): ReactNode {
  const delimiter = settings.delimiter ?? preview?.delimiter ?? null;
  const encoding = settings.encoding ?? preview?.encoding ?? null;
  const hasHeader = settings.hasHeader ?? preview?.hasHeader ?? null;
  const unknown = <V extends string>(value: V | null) =>
    value === null ? [{ value: sniffed, label: fileText.guessed }] : [];
  const delimiters = [...new Set([...Object.keys(delimiterNames), ...(delimiter === null ? [] : [delimiter])])];
  return (
    <div className={c('settings')}>
      <Select
        label={fileText.delimiter}
        value={delimiter ?? sniffed}
        options={[
          ...unknown(delimiter),
          ...delimiters.map((value) => ({ value, label: delimiterNames[value] ?? value })),
        ]}
        onChange={(value) => onChange({ ...settings, delimiter: value === sniffed ? null : value })}
      />
      <Select<Encoding | typeof sniffed>
        label={fileText.encoding}
        value={encoding ?? sniffed}
        options={[
          ...(encoding === null ? [{ value: sniffed, label: fileText.guessed } as const] : []),
          ...encodingIds.map((value) => ({ value, label: encodingNames[value] })),
        ]}
        onChange={(value) => onChange({ ...settings, encoding: value === sniffed ? null : value })}
      />
      <Select<'yes' | 'no' | typeof sniffed>
        label={fileText.header}
        value={hasHeader === null ? sniffed : hasHeader ? 'yes' : 'no'}
        options={[
          ...(hasHeader === null ? [{ value: sniffed, label: fileText.guessed } as const] : []),
          { value: 'yes', label: fileText.headerIs.yes },
          { value: 'no', label: fileText.headerIs.no },
        ]}
        onChange={(value) => onChange({ ...settings, hasHeader: value === sniffed ? null : value === 'yes' })}
      />
    </div>
  );
}
