import { type ReactNode, useState } from 'react';
import type { Direction, MetricUnit, Target } from '#core/model/schema.ts';
import { editText } from '#text/edit.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { NumberField } from '#ui/NumberField.tsx';
import sheet from './EditPanel.module.css';
import { fromInput, inputUnit, toInput } from './inputUnit.ts';

export interface TargetFormProps {
  readonly target: Target | null;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  readonly disabled: boolean;
  readonly onTarget: (target: Target | null) => void;
}

const c = classes(sheet);

/** One number to reach, and how near is near. Typed in percent, minutes or the metric's own unit. */
export function TargetForm({ target, unit, direction, disabled, onTarget }: TargetFormProps): ReactNode {
  const [goal, setGoal] = useState(target === null ? null : toInput(target.value, unit));
  const [near, setNear] = useState(target === null ? null : toInput(target.tolerance, unit));
  const suffix = inputUnit(unit).label;
  const next: Target | null =
    goal === null ? null : { value: fromInput(goal, unit), tolerance: Math.abs(fromInput(near ?? 0, unit)) };
  const isSame = next?.value === target?.value && next?.tolerance === target?.tolerance;
  return (
    <section className={c('section')}>
      <h3 className={c('heading')}>{editText.target}</h3>
      {target === null ? <p className={c('note')}>{editText.noTarget}</p> : null}
      <form
        className={c('row')}
        onSubmit={(event) => {
          event.preventDefault();
          if (next !== null && !isSame) onTarget(next);
        }}
      >
        <div className={c('grow')}>
          <NumberField
            label={editText.targetSides[direction]}
            value={goal}
            onChange={setGoal}
            {...(suffix === '' ? {} : { unit: suffix })}
            disabled={disabled}
          />
        </div>
        <div className={c('grow')}>
          <NumberField
            label={editText.tolerance}
            value={near}
            onChange={setNear}
            {...(suffix === '' ? {} : { unit: suffix })}
            disabled={disabled}
          />
        </div>
        <Button type="submit" variant="primary" disabled={disabled || next === null || isSame}>
          {editText.setTarget}
        </Button>
        {target === null ? null : (
          <Button variant="ghost" disabled={disabled} onClick={() => onTarget(null)}>
            {editText.clearTarget}
          </Button>
        )}
      </form>
      <p className={c('note')}>{editText.toleranceHint}</p>
    </section>
  );
}
