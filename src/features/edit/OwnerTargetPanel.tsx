import { type ReactNode, useState } from 'react';
import type { Command } from '#core/model/commands/command.ts';
import { useDocument, useServices } from '#state/react.tsx';
import { isFrame } from '#state/views/frameTree.ts';
import { useTreeFrame } from '#state/views/useTreeView.ts';
import type { NodeView } from '#state/views/viewTree.ts';
import { commandErrorText } from '#text/commands.ts';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import sheet from './EditPanel.module.css';
import { OwnerForm } from './OwnerForm.tsx';
import { TargetForm } from './TargetForm.tsx';
import { TargetStanding } from './TargetStanding.tsx';

const c = classes(sheet);

/** Who answers for a node, what it should reach, and how far it is from that. */
export function OwnerTargetPanel({ shown }: { readonly shown: NodeView }): ReactNode {
  const { document } = useServices();
  const doc = useDocument((state) => state.doc);
  const readOnly = useDocument((state) => state.readOnly);
  const frame = useTreeFrame();
  const [problem, setProblem] = useState<string | null>(null);
  const { node, metric, current } = shown;
  const run = (command: Command): boolean => {
    const done = document.dispatch(command);
    setProblem(done.ok ? null : commandErrorText(done.error));
    return done.ok;
  };
  return (
    <div className={c('root')}>
      {readOnly ? <Notice tone="info">{commandErrorText({ code: 'read-only' })}</Notice> : null}
      {problem === null ? null : <Notice tone="error">{problem}</Notice>}
      <fieldset className={c('whole')} disabled={readOnly}>
        <OwnerForm
          ownerId={node.ownerId}
          people={Object.values(doc.people)}
          onOwner={(owner) => run({ kind: 'set-owner', nodeId: node.id, owner })}
        />
        <TargetForm
          shown={shown}
          standing={(draft) => {
            const target = draft ?? node.target;
            return target === null ? null : (
              <TargetStanding
                doc={doc}
                metric={metric}
                value={current}
                target={target}
                isDraft={draft !== null}
                period={isFrame(frame) ? frame.current : null}
              />
            );
          }}
          onTarget={(target) => run({ kind: 'set-target', nodeId: node.id, target })}
        />
      </fieldset>
    </div>
  );
}
