import { type ReactNode, useEffect, useRef } from 'react';
import type { Dataset } from '#core/model/schema.ts';
import { editText, structureText } from '#text/edit.ts';
import { classes } from '#ui/classes.ts';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { AddDraft } from './addDraft.ts';
import sheet from './EditPanel.module.css';
import { MeasureEditor } from './MeasureEditor.tsx';
import type { MeasureGap } from './measureDraft.ts';

export interface NewMetricFieldsProps {
  readonly draft: AddDraft;
  readonly dataset: Dataset;
  readonly nameError: string | null;
  readonly gap: MeasureGap | null;
  readonly onChange: (draft: AddDraft) => void;
}

const c = classes(sheet);

/** A metric of one's own: a name, words, and where its number comes from. */
export function NewMetricFields({ draft, dataset, nameError, gap, onChange }: NewMetricFieldsProps): ReactNode {
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);
  const { definition } = draft;
  return (
    <div className={c('stack')}>
      <TextField
        ref={name}
        label={editText.name}
        placeholder={structureText.namePlaceholder}
        value={draft.name}
        error={nameError}
        onChange={(value) => onChange({ ...draft, name: value })}
      />
      <TextArea
        label={editText.description}
        hint={editText.descriptionHint}
        rows={2}
        value={definition.description}
        onChange={(description) => onChange({ ...draft, definition: { ...definition, description } })}
      />
      <MeasureEditor
        draft={definition}
        dataset={dataset}
        gap={gap}
        onChange={(read) => onChange({ ...draft, definition: { ...definition, ...read } })}
        onFormula={null}
      />
    </div>
  );
}
