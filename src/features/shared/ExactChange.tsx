import type { ReactNode } from 'react';
import type { Direction, MetricUnit } from '#core/model/schema.ts';
import { exactTone, formatExactChange } from '#text/exact.ts';
import { classes } from '#ui/classes.ts';
import sheet from './ExactChange.module.css';

export interface ExactChangeProps {
  readonly value: number;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  readonly className?: string;
}

const c = classes(sheet);

/** A part of a change as tables print it, in the colour of what it means. */
export function ExactChange({ value, unit, direction, className }: ExactChangeProps): ReactNode {
  return <span className={c(className, exactTone(value, unit, direction))}>{formatExactChange(value, unit)}</span>;
}
