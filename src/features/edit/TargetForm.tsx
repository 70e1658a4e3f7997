import { type ReactNode, useState } from 'react';
import type { Direction, MetricUnit, Target } from '#core/model/schema.ts';
import { targetText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { NumberField } from '#ui/NumberField.tsx';
import sheet from './EditPanel.module.css';
import { fromInput, inputUnit, toInput } from './inputUnit.ts';

export interface TargetFormProps {
  readonly target: Target | null;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  /** Where the number stands against a target; null: as saved. */
  readonly standing: (draft: Target | null) => ReactNode;
  readonly onTarget: (target: Target | null) => void;
}

const c = classes(sheet);

/** One number to reach, and how near is near. Typed in percent, minutes or the metric's own unit. */
export function TargetForm({ target, unit, direction, standing, onTarget }: TargetFormProps): ReactNode {
  const [goal, setGoal] = useState(target === null ? null : toInput(target.value, unit));
  const [near, setNear] = useState(target === null ? null : toInput(target.tolerance, unit));
  const { label: suffix } = inputUnit(unit);
  const affix = suffix === '' ? {} : { unit: suffix };
  const goalError = unit === 'share' && goal !== null && (goal < 0 || goal > 100) ? targetText.shareRange : null;
  const nearError = near !== null && near < 0 ? targetText.negativeTolerance : null;
  const next: Target | null =
    goal === null || goalError !== null || nearError !== null
      ? null
      : { value: fromInput(goal, unit), tolerance: fromInput(near ?? 0, unit) };
  const isSame = next !== null && next.value === target?.value && next.tolerance === target.tolerance;
  const canSet = next !== null && !isSame;
  return (
    <section className={c('section')}>
      <h3 className={c('heading')}>{targetText.heading}</h3>
      {target === null && goal === null ? <p className={c('note')}>{targetText.none}</p> : null}
      {standing(canSet ? next : null)}
      <form
        className={c('stack')}
        onSubmit={(event) => {
          event.preventDefault();
          if (canSet) onTarget(next);
        }}
      >
        <div className={c('row', 'top')}>
          <div className={c('wide')}>
            <NumberField
              label={targetText.goals[direction]}
              value={goal}
              onChange={setGoal}
              error={goalError}
              {...affix}
            />
          </div>
          <div className={c('grow')}>
            <NumberField label={targetText.tolerance} value={near} onChange={setNear} error={nearError} {...affix} />
          </div>
        </div>
        <p className={c('note')}>{direction === 'neither' ? targetText.bandHint : targetText.toleranceHint}</p>
        <div className={c('row')}>
          <Button type="submit" variant="primary" disabled={!canSet}>
            {targetText.set}
          </Button>
          {target === null ? null : (
            <Button variant="ghost" onClick={() => onTarget(null)}>
              {targetText.clear}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}
