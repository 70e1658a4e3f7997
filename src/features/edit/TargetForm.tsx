import { type ReactNode, useState } from 'react';
import type { Target } from '#core/model/schema.ts';
import type { NodeView } from '#state/views/viewTree.ts';
import { editText, targetText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { NumberField } from '#ui/NumberField.tsx';
import sheet from './EditPanel.module.css';
import { inputUnit } from './inputUnit.ts';
import { readTargetDraft } from './readDrafts.ts';
import { draftTarget, type TargetDraft, targetGaps, targetOf } from './targetDraft.ts';
import { useDraft } from './useDraft.ts';

export interface TargetFormProps {
  readonly shown: NodeView;
  /** Where the number stands against a target; null: as saved. */
  readonly standing: (draft: Target | null) => ReactNode;
  /** Gives back whether it was set. */
  readonly onTarget: (target: Target | null) => boolean;
}

const c = classes(sheet);

/** One number to reach, and how near is near. Typed in percent, minutes or the metric's own unit. */
export function TargetForm({ shown, standing, onTarget }: TargetFormProps): ReactNode {
  const { node, metric } = shown;
  const { target } = node;
  const { unit, direction } = metric;
  const draft = useDraft<TargetDraft>(draftTarget(target, unit), {
    nodeId: node.id,
    form: 'target',
    read: readTargetDraft,
  });
  const [tried, setTried] = useState(false);
  /** Counts what was discarded: text that is no number stands in its field and nowhere else. */
  const [round, setRound] = useState(0);
  const { goal, near } = draft.value;
  const gaps = targetGaps(draft.value);
  const next = targetOf(draft.value);
  const { label: suffix } = inputUnit(unit);
  const affix = suffix === '' ? {} : { unit: suffix };
  const goalError = gaps.goal === null || (gaps.goal === 'no-goal' && !tried) ? null : targetText.gaps[gaps.goal];
  const put = (given: Target | null): void => {
    if (!onTarget(given)) return;
    draft.discard();
    setTried(false);
  };
  const set = (): void => {
    if (next === null) setTried(true);
    else if (draft.isDirty) put(next);
  };
  return (
    <section className={c('section')}>
      <h3 className={c('heading')}>{targetText.heading}</h3>
      {target === null && goal === null ? <p className={c('note')}>{targetText.none}</p> : null}
      {standing(draft.isDirty ? next : null)}
      <form
        className={c('stack')}
        onSubmit={(event) => {
          event.preventDefault();
          // What its field says is wrong stays unsaved, even where the number before it would do.
          if (event.currentTarget.querySelector('[aria-invalid]') === null) set();
        }}
      >
        <div key={round} className={c('row', 'top')}>
          <div className={c('wide')}>
            <NumberField
              label={targetText.goals[direction]}
              value={goal}
              onChange={(typed) => draft.change({ ...draft.value, goal: typed })}
              error={goalError}
              notNumber={targetText.notNumber}
              {...affix}
            />
          </div>
          <div className={c('grow')}>
            <NumberField
              label={targetText.tolerance}
              value={near}
              onChange={(typed) => draft.change({ ...draft.value, near: typed })}
              error={gaps.near === null ? null : targetText.gaps[gaps.near]}
              notNumber={targetText.notNumber}
              {...affix}
            />
          </div>
        </div>
        <p className={c('note')}>{direction === 'neither' ? targetText.bandHint : targetText.toleranceHint}</p>
        <div className={c('row')}>
          <Button type="submit" variant="primary" disabled={target !== null && !draft.isDirty}>
            {targetText.set}
          </Button>
          {draft.isDirty ? (
            <Button
              variant="ghost"
              onClick={() => {
                draft.discard();
                setTried(false);
                setRound(round + 1);
              }}
            >
              {editText.discard}
            </Button>
          ) : null}
          {target === null ? null : (
            <Button variant="ghost" onClick={() => put(null)}>
              {targetText.clear}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}
