import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Stepper.module.css';

export interface Step<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

export interface StepperProps<Id extends string> {
  readonly label: string;
  readonly steps: readonly Step<Id>[];
  readonly current: Id;
  /** Steps before the current one can be gone back to. */
  readonly onSelect?: (id: Id) => void;
}

const c = classes(sheet);

export function Stepper<Id extends string>({ label, steps, current, onSelect }: StepperProps<Id>): ReactNode {
  const at = steps.findIndex((step) => step.id === current);
  return (
    <ol className={c('root')} aria-label={label}>
      {steps.map((step, index) => {
        const state = index < at ? 'done' : index === at ? 'current' : 'todo';
        const inside = (
          <>
            <span className={c('mark')} aria-hidden="true">
              {state === 'done' ? <Check /> : index + 1}
            </span>
            <span className={c('label')}>{step.label}</span>
          </>
        );
        return (
          <li key={step.id} className={c('step', state)} {...(state === 'current' ? { 'aria-current': 'step' } : {})}>
            {state === 'done' && onSelect !== undefined ? (
              <button type="button" className={c('button')} onClick={() => onSelect(step.id)}>
                {inside}
              </button>
            ) : (
              <span className={c('button')}>{inside}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
