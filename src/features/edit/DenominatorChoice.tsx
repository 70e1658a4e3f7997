import { type ReactNode, useMemo, useState } from 'react';
import type { Command } from '#core/model/commands/command.ts';
import { type DenominatorPolicy, denominatorPolicies } from '#core/model/schema.ts';
import { useDocument, useServices } from '#state/react.tsx';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';
import { commandErrorText } from '#text/commands.ts';
import { denominatorText } from '#text/edit.ts';
import { formatAmount, formatValue } from '#text/format.ts';
import { classes } from '#ui/classes.ts';
import { Notice } from '#ui/Notice.tsx';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import sheet from './EditPanel.module.css';
import { useImagined, useNumbers } from './usePreview.ts';

export interface DenominatorChoiceProps {
  readonly view: TreeView;
  readonly shown: NodeView;
}

const c = classes(sheet);

/** Which conversations the shares of the tree are of, with this node's number under each choice. */
export function DenominatorChoice({ view, shown }: DenominatorChoiceProps): ReactNode {
  const { document } = useServices();
  const [problem, setProblem] = useState<string | null>(null);
  const { tree } = view.frame;
  // The view follows when its numbers are there; the choice stands at once.
  const chosen = useDocument(({ doc }) => doc.trees[tree.id]?.denominator ?? tree.denominator);
  const values = usePolicyValues({ view, shown });
  const choose = (denominator: DenominatorPolicy): void => {
    const done = document.dispatch({ kind: 'set-denominator', treeId: tree.id, denominator });
    setProblem(done.ok ? null : commandErrorText(done.error));
  };
  const label = (policy: DenominatorPolicy): string => {
    const value = values[policy];
    const name = denominatorText.names[policy];
    return value === null ? name : denominatorText.value(name, formatValue(value, shown.metric.unit));
  };
  const { all, closed } = values;
  return (
    <section className={c('section')}>
      <RadioGroup<DenominatorPolicy>
        label={denominatorText.heading}
        value={chosen}
        options={denominatorPolicies.map((value) => ({
          value,
          label: label(value),
          hint: denominatorText.hints[value],
        }))}
        onChange={choose}
      />
      <p className={c('note')}>
        {denominatorText.scope(tree.name)} {all === null || closed === null ? null : effectOf(closed - all, shown)}
      </p>
      {problem === null ? null : <Notice tone="error">{problem}</Notice>}
    </section>
  );
}

/** Less than this is the rounding of sums. */
const slack = 1e-12;

function effectOf(difference: number, { metric }: NodeView): string {
  if (Math.abs(difference) < slack) return denominatorText.noEffect;
  return denominatorText.effect(formatAmount(difference, metric.unit));
}

function usePolicyValues({ view, shown }: DenominatorChoiceProps): Readonly<Record<DenominatorPolicy, number | null>> {
  const { tree } = view.frame;
  const other: DenominatorPolicy = tree.denominator === 'all' ? 'closed' : 'all';
  const command = useMemo<Command>(
    () => ({ kind: 'set-denominator', treeId: tree.id, denominator: other }),
    [tree.id, other],
  );
  const imagined = useImagined(command);
  const ids = useMemo(() => [shown.node.id], [shown.node.id]);
  const { state } = useNumbers(view, imagined?.ok === true ? imagined.value.doc : null, ids, 'denominator');
  const theirs = state.kind === 'ready' ? state.value.get(shown.node.id)?.current : undefined;
  const own = shown.current.kind === 'value' ? shown.current.value : null;
  const others = theirs?.kind === 'value' ? theirs.value : null;
  return tree.denominator === 'all' ? { all: own, closed: others } : { all: others, closed: own };
}
