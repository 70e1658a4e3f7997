import { type ReactNode, useState } from 'react';
import { useServices } from '#state/react.tsx';
import type { NodeView } from '#state/views/viewTree.ts';
import { commandErrorText } from '#text/commands.ts';
import { editText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { TextField } from '#ui/TextField.tsx';
import sheet from './EditPanel.module.css';
import { readName } from './readDrafts.ts';
import { useDraft } from './useDraft.ts';

const c = classes(sheet);

/** Renames in place: Enter keeps the new name, Escape the old one. */
export function NameForm({ shown: { node, metric } }: { readonly shown: NodeView }): ReactNode {
  const { document } = useServices();
  const name = useDraft(metric.name, { nodeId: node.id, form: 'name', read: readName });
  const [problem, setProblem] = useState<string | null>(null);
  const change = (typed: string): void => {
    name.change(typed);
    setProblem(null);
  };
  return (
    <form
      className={c('row', 'top')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!name.isDirty) return;
        const done = document.dispatch({ kind: 'rename-metric', metricId: metric.id, name: name.value });
        if (!done.ok) setProblem(commandErrorText(done.error));
        else name.discard();
      }}
    >
      <div className={c('grow')}>
        <TextField
          label={editText.name}
          value={name.value}
          onChange={change}
          error={problem}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !name.isDirty) return;
            name.discard();
            setProblem(null);
          }}
        />
      </div>
      {name.isDirty ? (
        <div className={c('beside')}>
          <Button type="submit" variant="primary">
            {editText.rename}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
