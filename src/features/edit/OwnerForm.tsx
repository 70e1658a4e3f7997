import { type ReactNode, useState } from 'react';
import type { Person, PersonId } from '#core/model/schema.ts';
import { editText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import sheet from './EditPanel.module.css';

export type OwnerChoice =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'new'; readonly name: string }
  | null;

export interface OwnerFormProps {
  readonly ownerId: PersonId | null;
  readonly people: readonly Person[];
  readonly onOwner: (owner: OwnerChoice) => void;
}

const c = classes(sheet);
const nobody = 'nobody';
const someoneNew = 'new';

/** One accountable person per node, from those known or by a new name. */
export function OwnerForm({ ownerId, people, onOwner }: OwnerFormProps): ReactNode {
  const [name, setName] = useState<string | null>(null);
  const choose = (value: string): void => {
    if (value === someoneNew) {
      setName('');
      return;
    }
    setName(null);
    const person = people.find((each) => each.id === value);
    onOwner(person === undefined ? null : { kind: 'person', personId: person.id });
  };
  return (
    <section className={c('section')}>
      <Select
        label={editText.owner}
        value={name === null ? (ownerId ?? nobody) : someoneNew}
        hint={editText.ownerHint}
        options={[
          { value: nobody, label: editText.noOwner },
          ...people.map((person) => ({ value: person.id, label: person.name })),
          { value: someoneNew, label: editText.newOwner },
        ]}
        onChange={choose}
      />
      {name === null ? null : (
        <form
          className={c('row')}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            onOwner({ kind: 'new', name: name.trim() });
            setName(null);
          }}
        >
          <div className={c('grow')}>
            <TextField label={editText.ownerName} value={name} onChange={setName} />
          </div>
          <Button type="submit" disabled={name.trim() === ''}>
            {editText.add}
          </Button>
        </form>
      )}
    </section>
  );
}
