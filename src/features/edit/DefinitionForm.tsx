import { type ReactNode, useMemo, useState } from 'react';
import type { Command } from '#core/model/commands/command.ts';
import { useDocument, useServices } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { commandErrorText } from '#text/commands.ts';
import { definitionText, editText } from '#text/edit.ts';
import { formatValue } from '#text/format.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { BasisFields } from './BasisFields.tsx';
import { DefinitionNumbers } from './DefinitionNumbers.tsx';
import { bindingOf, type DefinitionDraft, draftDefinition } from './definitionDraft.ts';
import sheet from './EditPanel.module.css';
import { useFormula } from './formula/useFormula.ts';
import { readDefinition } from './readDrafts.ts';
import { useDraft } from './useDraft.ts';

export interface DefinitionFormProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

const c = classes(sheet);

/** Words, source, unit and direction of a metric; saved in one step. The number follows while it is edited. */
export function DefinitionForm({ view, shown }: DefinitionFormProps): ReactNode {
  const { document } = useServices();
  const { metric } = shown;
  const draft = useDraft<DefinitionDraft>(draftDefinition(metric), {
    nodeId: shown.node.id,
    form: 'definition',
    read: readDefinition,
  });
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const binding = useMemo(() => bindingOf(draft.value, metric.basis), [draft.value, metric.basis]);
  const formula = useFormula(view.frame.tree, view.frame.dataset, metric, draft.value);
  const isText = draft.value.source === 'formula';
  const command = useMemo<Command | null>(() => {
    if (isText) return formula.command;
    return binding.ok ? { kind: 'rebind-metric', metricId: metric.id, binding: binding.value } : null;
  }, [isText, formula.command, binding, metric.id]);
  const save = (): void => {
    setTried(true);
    if (command === null || !draft.isDirty) return;
    const done = document.dispatch(command);
    setProblem(done.ok ? null : commandErrorText(done.error));
    if (!done.ok) return;
    setTried(false);
    draft.discard();
  };
  const discard = (): void => {
    draft.discard();
    setTried(false);
    setProblem(null);
  };
  return (
    <form
      className={c('section')}
      aria-label={definitionText.heading}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextArea
        label={editText.description}
        hint={editText.descriptionHint}
        rows={2}
        value={draft.value.description}
        onChange={(description) => draft.change({ ...draft.value, description })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          save();
        }}
      />
      <BasisFields
        view={view}
        shown={shown}
        draft={draft.value}
        gap={tried && !binding.ok ? binding.error : null}
        formula={formula}
        onChange={draft.change}
        onSubmit={save}
      />
      {draft.value.source === 'measure' || isText ? (
        <DefinitionNumbers view={view} shown={shown} command={draft.isDirty ? command : null} isDirty={draft.isDirty} />
      ) : null}
      <Warnings shown={shown} draft={draft.value} />
      {problem === null ? null : <Notice tone="error">{problem}</Notice>}
      {draft.isDirty ? (
        <div className={c('bar')}>
          <Button variant="ghost" onClick={discard}>
            {editText.discard}
          </Button>
          <Button type="submit" variant="primary">
            {editText.save}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

/** What else a change of this definition touches. */
function Warnings({ shown, draft }: { readonly shown: NodeView; readonly draft: DefinitionDraft }): ReactNode {
  const { metric } = shown;
  const doc = useDocument((state) => state.doc);
  const places = Object.values(doc.nodes).filter((other) => other.metricId === metric.id);
  const targets = places.flatMap(({ target }) => (target === null ? [] : [formatValue(target.value, metric.unit)]));
  return (
    <>
      {places.length > 1 ? <Notice tone="info">{definitionText.shared(places.length)}</Notice> : null}
      {targets.length > 0 && draft.unit !== metric.unit ? (
        <Notice tone="warn">{definitionText.targetUnit(targets)}</Notice>
      ) : null}
    </>
  );
}
