import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import sheet from './Progress.module.css';

export interface ProgressProps {
  readonly label: string;
  /** 0 to 1; null while the end is not known. */
  readonly value: number | null;
  /** At the end of the line, such as `84,000 of 141,712 rows`. */
  readonly text?: string;
}

const c = classes(sheet);

export function Progress({ label, value, text }: ProgressProps): ReactNode {
  const share = value === null ? null : Math.min(1, Math.max(0, value));
  const known = share === null ? {} : { 'aria-valuenow': Math.round(share * 100) };
  return (
    <div className={c('root')}>
      <div className={c('words')} aria-hidden="true">
        <span>{label}</span>
        {text === undefined ? null : <span>{text}</span>}
      </div>
      <div
        className={c('track', share === null && 'unknown')}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...known}
        {...(text === undefined ? {} : { 'aria-valuetext': text })}
      >
        <div className={c('bar')} style={share === null ? undefined : { transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
}
