import { type ReactNode, useState } from 'react';
import type { Command } from '#core/model/commands/command.ts';
import { useDocument, useServices } from '#state/react.tsx';
import type { NodeView } from '#state/views/viewTree.ts';
import { commandErrorText } from '#text/commands.ts';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import sheet from './EditPanel.module.css';
import { OwnerForm } from './OwnerForm.tsx';
import { TargetForm } from './TargetForm.tsx';

const c = classes(sheet);

/** Who answers for a node, and what it should reach. */
export function OwnerTargetPanel({ shown }: { readonly shown: NodeView }): ReactNode {
  const { document } = useServices();
  const people = useDocument((state) => state.doc.people);
  const readOnly = useDocument((state) => state.readOnly);
  const [problem, setProblem] = useState<string | null>(null);
  const { node, metric } = shown;
  const run = (command: Command): void => {
    const done = document.dispatch(command);
    setProblem(done.ok ? null : commandErrorText(done.error));
  };
  return (
    <div className={c('root')}>
      {problem === null ? null : <Notice tone="error">{problem}</Notice>}
      <OwnerForm
        ownerId={node.ownerId}
        people={Object.values(people)}
        disabled={readOnly}
        onOwner={(owner) => run({ kind: 'set-owner', nodeId: node.id, owner })}
      />
      <TargetForm
        key={JSON.stringify(node.target)}
        target={node.target}
        unit={metric.unit}
        direction={metric.direction}
        disabled={readOnly}
        onTarget={(target) => run({ kind: 'set-target', nodeId: node.id, target })}
      />
    </div>
  );
}
