import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import sheet from './Chip.module.css';
import { classes } from './classes.ts';

export type ChipTone = 'neutral' | 'accent' | 'worse' | 'better' | 'warn';

export interface ChipProps {
  readonly tone?: ChipTone;
  /** 'tag' is square and quieter: a value such as `billing`. */
  readonly shape?: 'pill' | 'tag';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly onRemove?: { readonly label: string; readonly run: () => void };
}

const c = classes(sheet);

export function Chip({ tone = 'neutral', shape = 'pill', icon, children, onRemove }: ChipProps): ReactNode {
  return (
    <span className={c('root', tone, shape)}>
      {icon}
      <span className={c('text')}>{children}</span>
      {onRemove === undefined ? null : (
        <button type="button" className={c('remove')} aria-label={onRemove.label} onClick={onRemove.run}>
          <X aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
