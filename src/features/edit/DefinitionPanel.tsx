import { type ReactNode, useState } from 'react';
import type { Command } from '#core/model/commands/command.ts';
import { useServices } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { commandErrorText } from '#text/commands.ts';
import { editText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { TextField } from '#ui/TextField.tsx';
import sheet from './EditPanel.module.css';

export interface DefinitionPanelProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

const c = classes(sheet);

/** What a node means: its name, its words, where its number comes from. */
export function DefinitionPanel({ shown }: DefinitionPanelProps): ReactNode {
  const { document } = useServices();
  const [name, setName] = useState(shown.metric.name);
  const [problem, setProblem] = useState<string | null>(null);
  const run = (command: Command): void => {
    const done = document.dispatch(command);
    setProblem(done.ok ? null : commandErrorText(done.error));
  };
  return (
    <div className={c('root')}>
      {problem === null ? null : <Notice tone="error">{problem}</Notice>}
      <form
        className={c('row')}
        onSubmit={(event) => {
          event.preventDefault();
          run({ kind: 'rename-metric', metricId: shown.metric.id, name });
        }}
      >
        <div className={c('grow')}>
          <TextField label={editText.name} value={name} onChange={setName} />
        </div>
        <Button type="submit" disabled={name.trim() === shown.metric.name}>
          {editText.rename}
        </Button>
      </form>
    </div>
  );
}
