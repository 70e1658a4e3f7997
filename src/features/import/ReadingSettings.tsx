import { Plus } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ColumnChoices, FilePreview } from '#ingest/port.ts';
import { columnsText } from '#text/import/columns.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { classes } from '#ui/classes.ts';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import sheet from './ColumnsStep.module.css';
import type { WizardEvent } from './wizardState.ts';

export interface ReadingSettingsProps {
  readonly preview: FilePreview;
  readonly choices: ColumnChoices;
  readonly dispatch: (event: WizardEvent) => void;
}

const c = classes(sheet);
const noDate = '';

/** What holds for all columns: the day that a conversation counts on, and what is written where a value is missing. */
export function ReadingSettings({ preview, choices, dispatch }: ReadingSettingsProps): ReactNode {
  const times = preview.columns.filter((column) => choices.byId[column.id]?.kind === 'time');
  return (
    <div className={c('settings')}>
      <Select
        label={columnsText.dateColumn}
        value={choices.dateColumn ?? noDate}
        options={[
          ...times.map((column) => ({ value: column.id, label: column.name })),
          { value: noDate, label: columnsText.noDateColumn },
        ]}
        onChange={(id) => dispatch({ kind: 'date-column', columnId: id === noDate ? null : id })}
      />
      <NullMarkers markers={choices.nullMarkers} onChange={(markers) => dispatch({ kind: 'null-markers', markers })} />
    </div>
  );
}

interface NullMarkersProps {
  readonly markers: readonly string[];
  readonly onChange: (markers: readonly string[]) => void;
}

function NullMarkers({ markers, onChange }: NullMarkersProps): ReactNode {
  const [draft, setDraft] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const marker = draft.trim();
    if (marker !== '' && !markers.includes(marker)) onChange([...markers, marker]);
    setDraft('');
  };
  return (
    <fieldset className={c('markers')}>
      <legend className={c('legend')}>{columnsText.nullMarkers}</legend>
      {markers.map((marker) => (
        <Chip
          key={marker}
          shape="tag"
          onRemove={{
            label: columnsText.removeMarker(marker),
            run: () => onChange(markers.filter((each) => each !== marker)),
          }}
        >
          {marker}
        </Chip>
      ))}
      <form className={c('addMarker')} onSubmit={add}>
        <TextField
          label={columnsText.addMarker}
          hideLabel
          size="sm"
          value={draft}
          onChange={setDraft}
          placeholder={columnsText.markerExample}
          maxLength={40}
        />
        <Button type="submit" size="sm" icon={<Plus aria-hidden="true" />} disabled={draft.trim() === ''}>
          {columnsText.add}
        </Button>
      </form>
    </fieldset>
  );
}
