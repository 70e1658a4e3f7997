import type { ReactNode } from 'react';
import { useDocument } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { commandErrorText } from '#text/commands.ts';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { DefinitionForm } from './DefinitionForm.tsx';
import { DenominatorChoice } from './DenominatorChoice.tsx';
import sheet from './EditPanel.module.css';
import { NameForm } from './NameForm.tsx';
import { NodeActions } from './NodeActions.tsx';
import { ReadingHelp } from './ReadingHelp.tsx';

export interface DefinitionPanelProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

const c = classes(sheet);

/** What a node means: its name, its words, where its number comes from, how to read it; and its place in the tree. */
export function DefinitionPanel({ view, shown }: DefinitionPanelProps): ReactNode {
  const readOnly = useDocument((state) => state.readOnly);
  const isShare = shown.metric.unit === 'share' || shown.node.parentId === null;
  return (
    <div className={c('root')}>
      {readOnly ? <Notice tone="info">{commandErrorText({ code: 'read-only' })}</Notice> : null}
      <fieldset className={c('whole')} disabled={readOnly}>
        <NodeActions view={view} shown={shown} />
        <NameForm shown={shown} />
        <DefinitionForm view={view} shown={shown} />
        {isShare && view.frame.dataset.outcomeRules !== null ? <DenominatorChoice view={view} shown={shown} /> : null}
      </fieldset>
      <ReadingHelp metric={shown.metric} />
    </div>
  );
}
