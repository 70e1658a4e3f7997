import type { ComponentPropsWithRef, ReactNode } from 'react';
import sheet from './Button.module.css';
import { classes } from './classes.ts';

export type ButtonVariant = 'default' | 'primary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: ReactNode;
  /** Keeps its width, shows a spinner and can't be pressed. */
  readonly busy?: boolean;
  /** As wide as high: for an icon alone. */
  readonly square?: boolean;
}

const c = classes(sheet);

export function Button(props: ButtonProps): ReactNode {
  const { variant = 'default', size = 'md', icon, busy = false, square = false, children, className, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy}
      aria-busy={busy || undefined}
      className={c('root', variant, size, square && 'square', busy && 'busy', className)}
    >
      {icon}
      {children === undefined ? null : <span className={c('label')}>{children}</span>}
      {busy ? <span className={c('spinner')} aria-hidden="true" /> : null}
    </button>
  );
}
